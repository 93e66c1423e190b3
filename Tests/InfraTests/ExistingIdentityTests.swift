import Documents
import ResourceGraph
import Templates
import Testing

@testable import Infra

/// User pools, their clients and resource servers that exist already.
@Suite struct ExistingIdentityTests {
  private let users = UserPool.existing("users", userPoolID: "eu-west-1_abc", domain: .prefix("acme"))

  private func graph(_ elements: any StackElement...) throws -> ResourceGraph {
    let graph = try Stack("shop", region: .euWest1) { elements }.graph()
    #expect(CloudFormation.write(graph).diagnostics == [])
    return graph
  }

  private func template(_ graph: ResourceGraph, _ id: String) throws -> Node {
    try #require(CloudFormation.write(graph).document["Resources"]?[id]?["Properties"])
  }

  private func service(_ network: Network) -> FargateService {
    FargateService(
      "office", on: Cluster("shop"), in: network.privateSubnets,
      image: .registry("public.ecr.aws/example/office:1.0.0"), size: .quarterVCPU(.gb1), port: 8080,
      environment: ["ISSUER": users.issuer])
  }

  @Test func `clients belong to a user pool that exists already`() throws {
    let orders = ResourceServer.existing("orders", of: users, identifier: "acme-orders", scopes: ["read"])
    let graph = try graph(
      UserPoolClient("app", of: users, callbacks: ["https://shop.example.com/"]),
      MachineClient("reports", of: users, scopes: [orders.scope("read")]))
    #expect(graph.all(Cognito.UserPool.self).isEmpty && graph.all(Cognito.UserPoolDomain.self).isEmpty)
    #expect(graph.all(Cognito.UserPoolResourceServer.self).isEmpty)
    #expect(try template(graph, "AppClient")["UserPoolId"] == "eu-west-1_abc")
    #expect(try template(graph, "ReportsMachineClient")["AllowedOAuthScopes"] == ["acme-orders/read"])
    let clients = Terraform.write(graph).document["resource"]?["aws_cognito_user_pool_client"]
    #expect(clients?["app_client"]?["user_pool_id"] == "eu-west-1_abc")
  }

  @Test func `a load balancer signs users in with a client that exists already`() throws {
    let network = Network("main", zones: 2)
    let staff = UserPoolClient.existing("staff", of: users, clientID: "123abc")
    let graph = try graph(
      LoadBalancer(
        "public", in: network.publicSubnets,
        certificate: .existing(certificateARN: "arn:aws:acm:eu-west-1:1:certificate/1")
      ) {
        Route("/*", hosts: ["office.example.com"], to: service(network), requires: .signIn(staff))
      })
    #expect(graph.all(Cognito.UserPoolClient.self).isEmpty)
    let text = JSON.writeCompact(CloudFormation.write(graph).document)
    #expect(text.contains(#""UserPoolClientId":"123abc""#) && text.contains(#""UserPoolDomain":"acme""#))
    #expect(text.contains("userpool/eu-west-1_abc"))
    #expect(text.contains("https://cognito-idp.${AWS::Region}.${AWS::URLSuffix}/eu-west-1_abc"))
  }

  @Test func `an identity pool accepts users of a client that exists already`() throws {
    let app = UserPoolClient.existing("app", of: users, clientID: "123abc")
    let graph = try graph(
      IdentityPool(
        "app", clients: app, signedIn: [.ownItems(of: .existing("notes", tableName: "acme-notes"), .read)]))
    let provider = try template(graph, "AppIdentityPool")["CognitoIdentityProviders"]?.array?.first
    #expect(provider?["ClientId"] == "123abc")
    #expect(
      provider?["ProviderName"] == ["Fn::Sub": "cognito-idp.${AWS::Region}.${AWS::URLSuffix}/eu-west-1_abc"])
    #expect(JSON.writeCompact(try template(graph, "AppSignedInPolicy")).contains("table/acme-notes"))
  }
}
