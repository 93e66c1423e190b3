import Testing

@testable import Validation

/// Values of `overwrite:path`.
///
/// https://docs.aws.amazon.com/apigateway/latest/developerguide/http-api-parameter-mapping.html
@Suite struct ParameterMappingTests {
  private func text(_ value: String) throws -> ParameterMapping.Result {
    let request = try TracedRequest(
      "GET", "https://api.example.com/prod/orders/42/lines?page=2&empty", headers: [.init("X-Tenant", "acme")])
    let mapping = ParameterMapping(
      path: "/orders/42/lines", variables: ["id": "42", "proxy": "42/lines"], request: request)
    return mapping.text(of: value)
  }

  @Test(arguments: [
    // The path without the stage; a greedy variable has no slash at its beginning.
    ("$request.path", "/orders/42/lines"), ("/$request.path.proxy", "/42/lines"), ("$request.path.proxy", "42/lines"),
    ("/v2/${request.path.id}/x/${request.path.proxy}", "/v2/42/x/42/lines"), ("/v2/$request.path.id/x", "/v2/42/x"),
    ("/static", "/static"), ("", ""),
    ("/$request.querystring.page", "/2"), ("/$request.querystring.empty", "/"), ("/$request.querystring.none", "/"),
    ("/${request.header.x-tenant}", "/acme"), ("/${request.header.X-Tenant}", "/acme"), ("/$request.header.other", "/"),
  ])
  func `what a value comes to`(_ value: String, _ text: String) throws {
    #expect(try self.text(value) == .text(text))
  }

  @Test(arguments: [("/$request.path.name", "name"), ("/${request.path.id}/${request.path.rest}", "rest")])
  func `a variable that the route lacks is named`(_ value: String, _ variable: String) throws {
    #expect(try text(value) == .missing(variable))
  }

  @Test(arguments: [
    "$context.requestId", "/$stageVariables.prefix", "$request.body.id", "/${request.path.id", "$", "/a$",
  ])
  func `what the request does not tell is not known`(_ value: String) throws {
    let result = try text(value)
    // A brace that is not closed goes to the end of the text.
    #expect(value == "/${request.path.id" ? result == .text("/42") : result == .unknown)
  }
}
