import Documents
import Testing

@Suite struct SuggestionTests {
  @Test(arguments: [
    ("!GetAt", "!GetAtt"), ("!Rfe", "!Ref"), ("!ref", "!Ref"), ("!Substitute", nil), ("!Jion", "!Join"),
    ("!FindInMpa", "!FindInMap"), ("", nil), ("!GetAZ", "!GetAZs"),
  ])
  func `the nearest name is suggested if it is near`(_ name: String, _ expected: String?) {
    #expect(
      Suggestion.nearest(to: name, among: ["!Ref", "!GetAtt", "!Sub", "!Join", "!GetAZs", "!FindInMap"]) == expected)
  }

  @Test func `of names as near, the first in alphabetical order is taken`() {
    #expect(Suggestion.nearest(to: "bat", among: ["cat", "bar", "hat"]) == "bar")
    #expect(Suggestion.nearest(to: "bat", among: ["hat", "bar", "cat"]) == "bar")
  }

  @Test func `a name does not suggest itself`() {
    #expect(Suggestion.nearest(to: "a", among: ["a"]) == nil)
  }

  @Test(arguments: [
    ("--infra", ["--infra-path", "--infra-url"]), ("--OUT", ["--output"]), ("--inf", ["--infra-path", "--infra-url"]),
    ("--infra-pth", ["--infra-path"]), ("--s", []), ("--se", ["--set"]), ("--output", []), ("--x", []),
  ])
  func `a name without a near one stands for the few that begin with it`(_ name: String, _ expected: [String]) {
    let known = ["--output", "--infra-url", "--infra-path", "--set", "--select", "--sensible", "--secret"]
    #expect(Suggestion.meant(by: name, among: known) == expected)
  }
}
