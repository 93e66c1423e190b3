import Testing

@testable import Validation

/// Paths of routes, which the most specific one takes.
@Suite struct RouteTreeTests {
  private func tree(_ paths: String...) -> RouteTree<String> {
    let tree = RouteTree<String>()
    for path in paths { tree.add(path, at: path) }
    return tree
  }

  private func routes(_ tree: RouteTree<String>, _ path: String) -> [String] { tree.matches(path).map(\.route) }

  @Test func `a fixed segment comes before a variable, and that before a greedy one`() {
    let tree = tree("/{proxy+}", "/pets/{proxy+}", "/pets/{id}", "/pets/dog")
    #expect(routes(tree, "/pets/dog") == ["/pets/dog", "/pets/{id}", "/pets/{proxy+}", "/{proxy+}"])
    #expect(routes(tree, "/pets/cat") == ["/pets/{id}", "/pets/{proxy+}", "/{proxy+}"])
    #expect(routes(tree, "/pets/dog/1") == ["/pets/{proxy+}", "/{proxy+}"])
    #expect(routes(tree, "/pets") == ["/{proxy+}"])
  }

  @Test func `a path of the same segments with other variables is the same path`() {
    let tree = tree("/pets/{id}", "/pets/{name}")
    #expect(tree.matches("/pets/1").map(\.variables) == [["id": "1"], ["name": "1"]])
  }

  @Test func `variables have the segments in their places`() throws {
    let tree = tree("/{area}/x/{proxy+}")
    let match = try #require(tree.matches("/orders/x/1/2").first)
    #expect(match.variables == ["area": "orders", "proxy": "1/2"])
    #expect(match.greedy == "proxy")
    #expect(!match.isExact)
  }

  @Test func `only a path without variables is exact`() throws {
    let tree = tree("/", "/a", "/{b}", "/{c+}")
    #expect(tree.matches("/a").map(\.isExact) == [true, false, false])
    #expect(tree.matches("/").map(\.isExact) == [true])
  }

  @Test(arguments: [
    // The root is not below itself, and neither is a path.
    ("/{proxy+}", "/", false), ("/a/{proxy+}", "/a", false),
    // A slash at the end is below it, with an empty rest.
    ("/a/{proxy+}", "/a/", true), ("/a", "/a/", false), ("/{id}", "/", false), ("/a/{id}", "/a/", false),
    ("/a//b", "/a//b", true), ("/a/b", "/a//b", false), ("/A", "/a", false),
  ])
  func `slashes and letters count`(_ route: String, _ path: String, _ isMatch: Bool) {
    #expect(routes(tree(route), path).isEmpty == !isMatch)
  }

  @Test func `a path of thousands of segments is no route, and finds none`() {
    let long = String(repeating: "/a", count: 5000)
    #expect(routes(tree(long), long) == [])
    #expect(routes(tree("/{proxy+}"), long) == ["/{proxy+}"])
  }

  @Test func `a tree without routes has no match`() {
    #expect(routes(tree(), "/a") == [])
  }
}
