import AWSResources
import Templates
import Testing

@testable import Validation

/// What the rules about declared routes see that only a host or a stage shows.
@Suite struct DeclaredRouteTests {
  private func findings(_ system: TracedSystem) throws -> [String] {
    var findings = Findings(of: RoutesReachATarget())
    RoutesReachATarget().check(try system.model(), &findings)
    return findings.reported.map(\.message)
  }

  private let forwarded = (
    "b689b0a8-53d0-40ab-baf2-68738e2966ac", with: "216adef6-5c7f-47e4-b989-5492eafa07d3"
  )

  @Test(arguments: TracedSystem.Way.allCases, [false, true])
  func `a sound system has no finding`(_ way: TracedSystem.Way, _ behindCloudFront: Bool) throws {
    let system = TracedSystem(way, behindCloudFront: behindCloudFront)
    #expect(try findings(system) == [])
    let model = try system.model()
    for rule in [CertificateFitsItsConsumer(), IntegrationLeavesOutTheStage()] as [any Rule] {
      var findings = Findings(of: rule)
      rule.check(model, &findings)
      #expect(findings.reported.map(\.message) == [])
    }
  }

  @Test(arguments: [
    ("Aliases: [shop.example.com]", "'shop.example.com'"), ("Aliases: ['*.example.com']", "'x.example.com'"),
    ("Comment: shop", "'d111111abcdef8.cloudfront.net'"),
  ])
  func `the host of the viewer is sent to an API`(_ aliases: String, _ host: String) throws {
    let system = try TracedSystem(.sharedBalancer, behindCloudFront: true)
      .replacing(forwarded.0, with: forwarded.with).replacing("Aliases: [shop.example.com]", with: aliases)
    let messages = try findings(system)
    // One for each behavior.
    #expect(messages.count == 2, "\(messages)")
    for message in messages {
      #expect(message.contains("sends the header 'Host' of the viewer, \(host), on to API 'Api'"), "\(message)")
    }
  }

  @Test func `aliases that are given at the deployment tell nothing`() throws {
    let system = try TracedSystem(.sharedBalancer, behindCloudFront: true)
      .replacing(forwarded.0, with: forwarded.with)
      .replacing("Resources:", with: "Parameters: {Name: {Type: String}}\nResources:")
      .replacing("Aliases: [shop.example.com]", with: "Aliases: [!Ref Name]")
    #expect(try findings(system) == [])
  }

  private static let other = """
      OtherApi: {Type: AWS::ApiGatewayV2::Api, Properties: {Name: other, ProtocolType: HTTP}}
      OtherStage: {Type: AWS::ApiGatewayV2::Stage, Properties: {ApiId: !Ref OtherApi, StageName: live, AutoDeploy: true}}

    """

  @Test(arguments: [
    ("!Ref OtherStage", "mapping 'Mapping' leads to stage 'OtherStage', which is one of API 'OtherApi'"),
    ("test", "mapping 'Mapping' names stage 'test', which API 'Api' does not have"),
  ])
  func `a mapping leads to a stage of its API`(_ stage: String, _ message: String) throws {
    let system = try TracedSystem(.sharedBalancer).adding(Self.other)
      .replacing("DomainName: !Ref Domain, Stage: !Ref Stage", with: "DomainName: !Ref Domain, Stage: \(stage)")
    let messages = try findings(system)
    #expect(messages.count == 1 && messages[0].hasPrefix(message), "\(messages)")
  }

  @Test func `a stage of a deployment is no mistake`() throws {
    let system = try TracedSystem(.restBalancer)
      .replacing(
        "AWS::ApiGateway::Deployment, Properties: {",
        with: "AWS::ApiGateway::Deployment, Properties: {StageName: test, "
      )
      .replacing("DomainName: !Ref Domain, Stage: !Ref Stage", with: "DomainName: !Ref Domain, Stage: test")
    #expect(try findings(system) == [])
  }

  @Test func `a mapping with a key tells nothing that its routes have told`() throws {
    let system = try TracedSystem(.sharedBalancer).replacing(
      "Stage: !Ref Stage}}", with: "Stage: !Ref Stage, ApiMappingKey: shop}}")
    #expect(try findings(system) == [])
    let broken = try system.replacing(", TlsConfig: {ServerNameToVerify: internal.example.com}", with: "")
    // One for each integration.
    #expect(try findings(broken).count == 2)
  }

  @Test(arguments: [
    ("AutoDeploy: false", 1), ("AutoDeploy: !Ref Automatic", 0), ("DeploymentId: !Ref Deployed", 0),
    ("StageVariables: {}", 1),
  ])
  func `a stage takes requests where something is deployed to it`(_ property: String, _ count: Int) throws {
    let system = try TracedSystem(.sharedBalancer)
      .replacing("Resources:", with: "Parameters: {Automatic: {Type: String}}\nResources:")
      .replacing("AutoDeploy: true", with: property)
      .adding("  Deployed: {Type: AWS::ApiGatewayV2::Deployment, Properties: {ApiId: !Ref Api}}\n")
    #expect(try findings(system).count { $0.contains("nothing is deployed to stage 'Stage'") } == count)
    let deployed = try system.replacing(
      "Properties: {ApiId: !Ref Api}}\n", with: "Properties: {ApiId: !Ref Api, StageName: prod}}\n")
    #expect(try findings(deployed) == [])
  }

  // MARK: The name of the stage

  private func stages(_ system: TracedSystem) throws -> [String] {
    var findings = Findings(of: IntegrationLeavesOutTheStage())
    IntegrationLeavesOutTheStage().check(try system.model(), &findings)
    return findings.reported.map(\.message)
  }

  @Test(arguments: [TracedSystem.Way.serviceDiscovery, .ownListener])
  func `the name of the stage reaches the service`(_ way: TracedSystem.Way) throws {
    let system = try TracedSystem(way).replacing(
      ", RequestParameters: {'overwrite:path': '/$request.path.proxy'}", with: "")
    #expect(
      try stages(system) == [
        "integration 'BelowIntegration' sends the name of stage 'Stage', '/prod', in the path to container 'app' of service "
          + "'Orders'; set 'overwrite:path' to '$request.path'"
      ])
    #expect(try stages(system.replacing("StageName: prod", with: "StageName: $default")) == [])
  }

  @Test func `a rule for paths of the stage expects it`() throws {
    let system = try TracedSystem(.sharedBalancer)
      .replacing(", RequestParameters: {'overwrite:path': '$request.path'}", with: "")
      .replacing("Values: [/orders, /orders/*]", with: "Values: [/prod/orders, /prod/orders/*]")
    #expect(try stages(system) == [])
    #expect(try findings(system) == [])
  }
}
