import Configuration
import Documents
import ResourceGraph
import Templates
import Testing

@testable import Constructs
@testable import InfraLanguage

/// Names that must be unique in an account and region contain the environment, the application and the stack, so that
/// applications can share an account.
@Suite struct AccountNameTests {
  /// Names that are unique in what contains them: in their cluster, pool, role, log group, database.
  private static let contained: Set<String> = [
    "AWS::ApplicationAutoScaling::ScalableTarget.ResourceId", "AWS::ApplicationAutoScaling::ScalingPolicy.PolicyName",
    "AWS::Cognito::UserPoolGroup.GroupName", "AWS::Cognito::UserPoolIdentityProvider.ProviderName",
    "AWS::Cognito::UserPoolResourceServer.Identifier", "AWS::Cognito::UserPoolResourceServer.Name",
    "AWS::IAM::RolePolicy.PolicyName", "AWS::Logs::MetricFilter.FilterName",
    "AWS::Logs::SubscriptionFilter.FilterName", "AWS::RDS::DBCluster.DatabaseName", "AWS::RDS::DBInstance.DBName",
    "AWS::RDS::DBProxyTargetGroup.TargetGroupName",
    // ElastiCache calls the user who may do nothing so in every group.
    "AWS::ElastiCache::User.UserName",
  ]

  /// What is not the name of the resource itself.
  private static let others: Set<String> = [
    "AWS::CloudWatch::Alarm.MetricName", "AWS::CloudWatch::Alarm.ThresholdMetricId",
    "AWS::Chatbot::SlackChannelConfiguration.SlackChannelId", "AWS::EC2::VPCEndpoint.ServiceName",
    "AWS::Chatbot::SlackChannelConfiguration.SlackWorkspaceId", "AWS::EC2::EIP.Domain",
    "AWS::Logs::SubscriptionFilter.LogGroupName", "AWS::EC2::Route.TransitGatewayId",
    "AWS::EC2::TransitGatewayAttachment.TransitGatewayId", "AWS::EC2::SecurityGroupIngress.SourcePrefixListId",
    // The address of the sign-in page, which the team chooses: it is unique in the region, over all accounts.
    "AWS::Cognito::UserPoolDomain.Domain",
    // Names of the domain, which is registered for the team alone.
    "AWS::CertificateManager::Certificate.DomainName", "AWS::Route53::HostedZone.Name", "AWS::Route53::RecordSet.Name",
    "AWS::ApiGatewayV2::DomainName.DomainName",
    "AWS::Route53::RecordSet.HostedZoneId",
    // What tells records of one name apart.
    "AWS::Route53::RecordSet.SetIdentifier",
    // The names of an API's parts are unique in it, and those of services in their namespace, whose domain the team chooses.
    "AWS::ApiGatewayV2::Stage.StageName", "AWS::ApiGatewayV2::Authorizer.Name", "AWS::ApiGateway::Stage.StageName",
    "AWS::ApiGateway::Authorizer.Name", "AWS::ApiGateway::Model.Name", "AWS::ApiGateway::RequestValidator.Name",
    "AWS::ServiceDiscovery::PrivateDnsNamespace.Name", "AWS::ServiceDiscovery::Service.Name",
  ]

  @Test func `names of the examples contain the environment, the application and the stack`() throws {
    let environment = Environment(name: "test", namesIncludeEnvironment: true, application: "app")
    var count = 0
    for stack in Constructs.all {
      let system = try stack.graph(in: environment)
      for resource in CloudFormation.write(system).document["Resources"]?.object ?? [:] {
        let type = resource.value["Type"]?.string ?? ""
        for property in resource.value["Properties"]?.object ?? [:] where Self.isName(property.key) {
          guard let text = Self.text(property.value), !Self.isExempt("\(type).\(property.key)") else { continue }
          count += 1
          let isOwn = [system.deployedName, "test-app/\(stack.name)"].contains(where: text.contains)
          #expect(isOwn, "\(stack.name): \(property.key) of \(resource.key) is '\(text)'")
        }
      }
    }
    #expect(count > 200)
  }

  @Test func `applications with stacks of the same names share no name and no parameter`() throws {
    let bucket = Bucket("documents")
    let queue = Queue("jobs")
    func names(_ application: String) throws -> Set<String> {
      let environment = Environment(name: "test", namesIncludeEnvironment: true, application: application)
      let network = Network("main")
      let system = System(
        [
          Stack("data", region: .euWest1) {
            network
            bucket
            queue
            PostgreSQL("orders", in: network.isolatedSubnets, size: .t4g(.medium))
          },
          Stack("shop", region: .euWest1) {
            Topic("orders")
            Output("Vpc", network.vpc.value)
          },
        ], in: environment)
      #expect(system.diagnostics.isEmpty)
      let parameters = system.graphs.flatMap { $0.all(SSM.Parameter.self) }.compactMap { $0.resource.name?.literal }
      let queues = system.graphs.flatMap { $0.all(SQS.Queue.self) }.compactMap { $0.resource.name?.literal }
      #expect(parameters == ["/infra/test/\(application)/data/MainVpc/Id"] && queues.count == 2)
      return Set(parameters + queues + system.graphs.map(\.deployedName))
    }
    #expect(try names("claims").isDisjoint(with: names("sales")))
  }

  private static func isExempt(_ property: String) -> Bool { contained.contains(property) || others.contains(property) }

  private static func isName(_ property: String) -> Bool {
    ["Name", "Identifier", "Id", "Domain"].contains { property.hasSuffix($0) }
  }

  /// A literal name, or one that is put together.
  private static func text(_ node: Node) -> String? { node.string ?? node["Fn::Sub"]?.string }
}
