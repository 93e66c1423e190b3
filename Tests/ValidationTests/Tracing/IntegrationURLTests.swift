import Testing

@testable import Validation

/// The URLs of integrations, with `${…}` for what is given at the deployment.
@Suite struct IntegrationURLTests {
  @Test(arguments: [
    ("https://api.example.com", TracedRequest.Scheme.https as TracedRequest.Scheme?, 443 as Int?, "/", nil as String?),
    ("http://api.example.com/", .http, 80, "/", nil), ("HTTP://api.example.com:8080/base", .http, 8080, "/base", nil),
    ("http://${Balancer.DNSName}:8080/base/{proxy}?v=1", .http, 8080, "/base/{proxy}", "v=1"),
    ("http://${AWS::Region}.example.com/x", .http, 80, "/x", nil), ("http://host?v=1/2", .http, 80, "/", "v=1/2"),
    ("https://host:${Port}/x", .https, nil, "/x", nil), ("${Scheme}://host/x", nil, nil, "/x", nil),
    ("host/x", nil, nil, "/x", nil), ("http://${a/b?c}:81/x", .http, 81, "/x", nil), ("", nil, nil, "/", nil),
  ])
  func `the parts of a URL`(
    _ text: String, _ scheme: TracedRequest.Scheme?, _ port: Int?, _ path: String, _ query: String?
  ) {
    let url = IntegrationURL(text)
    #expect(url.scheme == scheme)
    #expect(url.port == port)
    #expect(url.path == path)
    #expect(url.query == query)
  }

  @Test(arguments: [
    ("https://host/a/{id}/b", IntegrationURL.FilledPath.path("/a/42/b")), ("https://host/{id}{id}", .path("/4242")),
    ("https://host/{name}", .missing("name")), ("https://host/${Base}/{id}", .unknown), ("https://host/{id", .unknown),
    ("https://host", .path("/")),
  ])
  func `a path with the values of its variables`(_ text: String, _ path: IntegrationURL.FilledPath) {
    #expect(IntegrationURL(text).path { $0 == "id" ? .path("42") : .missing($0) } == path)
  }

  @Test func `the query of the URL comes before that of the request`() {
    #expect(IntegrationURL("http://host/?v=1").query(with: "page=2") == "v=1&page=2")
    #expect(IntegrationURL("http://host/").query(with: "page=2") == "page=2")
    #expect(IntegrationURL("http://host/").query(with: nil) == nil)
  }
}
