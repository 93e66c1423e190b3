import AWSResources
import Documents
import ResourceGraph
import Testing

@testable import Templates

struct `An API of API Gateway` {
  private func cloudFormation(_ text: String) throws -> ResourceGraph {
    try TemplateFile.read(Array(text.utf8), file: "api.json", catalog: .aws)
  }

  private func terraform(_ text: String) throws -> ResourceGraph {
    try TemplateFile.read(Array(text.utf8), file: "api.tf.json", catalog: .aws)
  }

  private static let method = """
    {"Resources": {
      "Api": {"Type": "AWS::ApiGateway::RestApi", "Properties": {"Name": "orders"}},
      "Get": {"Type": "AWS::ApiGateway::Method", "Properties": {
        "RestApiId": {"Ref": "Api"},
        "ResourceId": {"Fn::GetAtt": ["Api", "RootResourceId"]},
        "HttpMethod": "GET",
        "AuthorizationType": "AWS_IAM",
        "Integration": {
          "Type": "MOCK",
          "IntegrationResponses": [{"StatusCode": "200", "SelectionPattern": "2.."}]
        },
        "MethodResponses": [{"StatusCode": "200"}]
      }}
    }}
    """

  /// API Gateway refuses the response of an integration that does not exist yet.
  @Test func `has a method with its integration and responses beside it in Terraform, in their order`() throws {
    let resources = try #require(Terraform.write(cloudFormation(Self.method)).document["resource"])
    let place: Object = [
      "http_method": "${aws_api_gateway_method.get.http_method}", "rest_api_id": "${aws_api_gateway_rest_api.api.id}",
      "resource_id": "${aws_api_gateway_rest_api.api.root_resource_id}",
    ]
    func part(_ others: Object) -> Node { .object(Object(place.members + others.members)) }
    #expect(resources["aws_api_gateway_method"]?["get"]?["authorization"] == "AWS_IAM")
    #expect(resources["aws_api_gateway_integration"]?["get"] == part(["type": "MOCK"]))
    #expect(resources["aws_api_gateway_method_response"]?["get_200"] == part(["status_code": "200"]))
    #expect(
      resources["aws_api_gateway_integration_response"]?["get_200"]
        == part([
          "status_code": "200", "selection_pattern": "2..",
          "depends_on": ["aws_api_gateway_integration.get", "aws_api_gateway_method_response.get_200"],
        ]))
  }

  @Test func `is read with the parts of a method, which Terraform has beside it`() throws {
    let configuration = Terraform.write(try cloudFormation(Self.method)).document
    let graph = try Terraform.read(configuration: configuration, file: "api.tf.json", catalog: .aws)
    #expect(graph.entries.map(\.id) == ["Api", "Get"])
    #expect(
      CloudFormation.write(graph).document["Resources"]
        == CloudFormation.write(try cloudFormation(Self.method)).document["Resources"])
    #expect(Terraform.write(graph).document == configuration)
  }

  @Test func `keeps the response of an integration that another configuration has`() throws {
    let text = """
      {"resource": {
        "aws_api_gateway_method": {"get": {
          "rest_api_id": "a", "resource_id": "b", "http_method": "GET", "authorization": "NONE"}},
        "aws_api_gateway_integration_response": {"ok": {
          "rest_api_id": "a", "resource_id": "b", "http_method": "${aws_api_gateway_method.get.http_method}",
          "status_code": "200"}}
      }}
      """
    let graph = try terraform(text)
    #expect(graph.entries.count == 1)
    #expect(Terraform.write(graph).document == (try JSON.read(Array(text.utf8))))
  }

  @Test(arguments: [
    ("/*", "*", "*/*"), ("/", "GET", "~1/GET"), ("/~1orders~1items", "POST", "~1orders~1items/POST"),
  ])
  func `names the methods of settings without the slash in front in Terraform`(
    path: String, method: String, terraform: String
  ) throws {
    var graph = ResourceGraph("api")
    try graph.insert(
      Entry(
        "Stage",
        APIGateway.Stage { stage in
          stage.api = .existing("a")
          stage.methodSettings = [
            .init {
              $0.resourcePath = .literal(path)
              $0.httpMethod = .literal(method)
              $0.settings.throttlingBurstLimit = 5
            }
          ]
        }))
    let written = Terraform.write(graph).document["resource"]?["aws_api_gateway_method_settings"]
    let settings = written?.object?.members.first?.value
    #expect(
      settings == [
        "stage_name": "${aws_api_gateway_stage.stage.stage_name}", "rest_api_id": "a",
        "method_path": .string(terraform),
        "settings": ["throttling_burst_limit": 5],
      ])
    let configuration: Node = [
      "resource": [
        "aws_api_gateway_stage": ["stage": ["rest_api_id": "a", "stage_name": "s", "deployment_id": "d"]],
        "aws_api_gateway_method_settings": ["stage_1": settings ?? .null],
      ]
    ]
    let read = try Terraform.read(configuration: configuration, file: "api.tf.json", catalog: .aws)
    #expect(
      CloudFormation.write(read).document["Resources"]?["Stage"]?["Properties"]?["MethodSettings"]
        == [["ResourcePath": .string(path), "HttpMethod": .string(method), "ThrottlingBurstLimit": 5]])
  }

  @Test func `has settings of routes and changes of responses under their keys in CloudFormation`() throws {
    let text = """
      {"Resources": {
        "Stage": {"Type": "AWS::ApiGatewayV2::Stage", "Properties": {
          "ApiId": "a", "StageName": "s", "RouteSettings": {"GET /": {"ThrottlingBurstLimit": 5}}}},
        "Target": {"Type": "AWS::ApiGatewayV2::Integration", "Properties": {
          "ApiId": "a", "IntegrationType": "HTTP_PROXY",
          "ResponseParameters": {"500": {"ResponseParameters": [
            {"Source": "403", "Destination": "overwrite:statuscode"}]}}}}
      }}
      """
    let resources = Terraform.write(try cloudFormation(text)).document["resource"]
    #expect(
      resources?["aws_apigatewayv2_stage"]?["stage"]?["route_settings"]
        == [["route_key": "GET /", "throttling_burst_limit": 5]])
    #expect(
      resources?["aws_apigatewayv2_integration"]?["target"]?["response_parameters"]
        == [["status_code": "500", "mappings": ["overwrite:statuscode": "403"]]])
  }

  @Test func `needs the version of Terraform's provider that has all of its arguments`() throws {
    func version(_ transforms: [ElasticLoadBalancing.Transform]) throws -> Node? {
      var graph = ResourceGraph("api")
      try graph.insert(Entry("Rule", ElasticLoadBalancing.ListenerRule { $0.transforms = transforms }))
      return Terraform.write(graph).document["terraform"]?["required_providers"]?["aws"]?["version"]
    }
    #expect(try version([]) == ">= 5.100.0, < 7.0.0")
    #expect(try version([.url("^/api/(.*)$", to: "/$1")]) == ">= 6.19.0, < 7.0.0")
  }
}
