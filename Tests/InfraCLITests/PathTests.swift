import ResourceGraph
import Testing

@testable import InfraCLI

@Suite struct PathTests {
  @Test func `paths are joined and taken apart as texts`() {
    #expect(Path.join("a", "b") == "a/b")
    #expect(Path.join("a/", "b") == "a/b")
    #expect(Path.join(".", "b") == "b")
    #expect(Path.join("a", "/b") == "/b")
    #expect(Path.join("a", ".") == "a")
    #expect(Path.parent("a/b/c") == "a/b")
    #expect(Path.parent("/a") == "/")
    #expect(Path.parent("a") == "")
    #expect(Path.name("a/b/") == "b")
    #expect(Path.normalized("/a/./b//../c") == "/a/c")
    #expect(Path.normalized("../../a/../b") == "../../b")
    #expect(Path.normalized("/../..") == "/")
    #expect(Path.normalized("./") == ".")
  }

  @Test func `words for a shell are quoted where they must be`() {
    #expect(Deployment.quoted("infra.out/shop") == "infra.out/shop")
    #expect(Deployment.quoted("my shop's") == #"'my shop'\''s'"#)
    #expect(Deployment.quoted("") == "''")
  }

  @Test func `colours are for terminals`() {
    #expect(Style(isStyled: false).severity(.error) == "error")
    #expect(Style(isStyled: true).severity(.error) == "\u{1B}[1;31merror\u{1B}[0m")
  }
}
