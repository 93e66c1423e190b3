import Testing

@testable import ResourceGraph

/// Which versions of Terraform's provider a configuration allows.
@Suite struct ProviderVersionTests {
  @Test(
    arguments: [
      ("~> 5.0", false), ("~> 5.31.0", false), ("5.100.0", false), ("= 5.1", false), (">= 5.0, < 6.0.0", false),
      ("< 6.0", false), ("<= 5.99.1", false), ("~> 6.0", true), (">= 6.2.1", true), ("6.0.0-beta1", true),
      (">= 5.0", nil), ("~> 5", nil), ("!= 5.3", nil), (">= 5.0, < 7.0", nil), ("< 6.0.1", nil),
    ] as [(String, Bool?)])
  func `a constraint allows versions before 6, from 6 on, or both`(_ text: String, _ expected: Bool?) throws {
    let constraint = try #require(ProviderVersionConstraint(text))
    #expect(constraint.isAll(since: ProviderVersion(6, 0)) == expected)
  }

  @Test(arguments: ["latest", "~>", "${var.version}"])
  func `another text is none`(_ text: String) {
    #expect(ProviderVersionConstraint(text) == nil)
  }
}
