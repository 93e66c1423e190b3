import AWSResources
import Documents
import ResourceGraph
import Testing

@testable import Templates

struct `Random graphs of every type` {
  private static let seeds: Range<UInt64> = 0..<60

  private func template(_ seed: UInt64) -> Node {
    var random = RandomGraph(seed: seed, .aws)
    return random.template()
  }

  private func read(_ template: Node) throws -> ResourceGraph {
    try CloudFormation.read(template, file: "random.json", catalog: .aws)
  }

  /// A graph in the spelling that we write.
  private func graph(_ seed: UInt64) throws -> ResourceGraph {
    try read(CloudFormation.write(read(template(seed))).document)
  }

  @Test func `are written back as the template that they were read from`() throws {
    var exclusions = Exclusions(Self.respelled)
    for seed in Self.seeds {
      let template = template(seed)
      let graph = try read(template)
      for entry in graph.entries where !entry.extras.isEmpty {
        exclusions.add(entry.typeName(in: .cloudFormation), "\(entry.extras[0].pathDescription): extra")
      }
      let written = CloudFormation.write(graph)
      #expect(written.resourceCount == graph.entries.count)
      for entry in graph.entries {
        let (before, after) = (template["Resources"]?[entry.id.name], written.document["Resources"]?[entry.id.name])
        for difference in (before ?? .null).differences(from: after ?? .null) {
          exclusions.add(entry.typeName(in: .cloudFormation), difference.replacing(/^Properties\./, with: ""))
        }
      }
    }
    exclusions.check()
  }

  @Test func `are the same after CloudFormation`() throws {
    for seed in Self.seeds {
      let graph = try graph(seed)
      #expect(Comparison(graph, try read(CloudFormation.write(graph).document)).differences == [])
    }
  }

  @Test func `are the same after Terraform, except for what Terraform does not support`() throws {
    var exclusions = Exclusions(Self.missingInTerraform)
    for seed in Self.seeds {
      let graph = try graph(seed)
      let back = try read(configuration: Terraform.write(graph).document)
      let losses = Losses(of: .cloudFormation, catalog: .aws)
      for difference in losses.compare(graph, back) { exclusions.add(difference.type, difference.text) }
    }
    exclusions.check()
  }

  @Test func `with what only Terraform has are the same after Terraform`() throws {
    for seed in Self.seeds {
      let graph = try terraformGraph(seed)
      #expect(Comparison(graph, try read(configuration: Terraform.write(graph).document)).differences == [])
    }
  }

  @Test func `with what only Terraform has are the same after CloudFormation, but for that`() throws {
    var exclusions = Exclusions(Self.missingInCloudFormation)
    for seed in Self.seeds {
      let graph = try terraformGraph(seed)
      let losses = Losses(of: .terraform, catalog: .aws)
      for difference in losses.compare(graph, try read(CloudFormation.write(graph).document)) {
        exclusions.add(difference.type, difference.text)
      }
    }
    exclusions.check()
  }

  private func read(configuration: Node) throws -> ResourceGraph {
    try Terraform.read(configuration: configuration, file: "random.tf.json", catalog: .aws)
  }

  /// A graph read from a configuration, with arguments that only Terraform has.
  private func terraformGraph(_ seed: UInt64) throws -> ResourceGraph {
    let graph = try graph(seed)
    var random = RandomGraph(seed: seed &+ 1000, .aws)
    return try read(configuration: random.addingTerraformFields(to: Terraform.write(graph).document, of: graph))
  }

  /// What we write otherwise than it was read.
  private static let respelled: [String: String] = [
    "AWS::EC2::SecurityGroup SecurityGroupEgress": "a rule has one peer; several are written as several rules",
    "AWS::EC2::SecurityGroup SecurityGroupIngress": "a rule has one peer; several are written as several rules",
    "AWS::ElasticLoadBalancingV2::ListenerRule Conditions": "a condition is named by the values that it has",
    "AWS::ElasticLoadBalancingV2::TargetGroup TargetGroupAttributes": "stickiness has the duration of its own kind",
    "AWS::IAM::ManagedPolicy Roles": "roles stand there by their names",
    "AWS::IAM::RolePolicy RoleName": "the role is written as its name",
    "AWS::RDS::DBCluster DomainIAMRoleName": "the role is written as its name",
    "AWS::RDS::DBInstance DomainIAMRoleName": "the role is written as its name",
  ]

  /// What a Terraform resource cannot say, beside what its field list declares to be CloudFormation's alone.
  private static let missingInTerraform: [String: String] = [
    "AWS::ApiGateway::Stage MethodSettings.HttpMethod": "settings name a path and a method; AWS takes neither alone",
    "AWS::ApiGateway::Stage MethodSettings.ResourcePath": "as its HttpMethod; and a path begins with a slash",
    "AWS::ApplicationAutoScaling::ScalingPolicy ResourceId":
      "a policy names its target in one of two ways, not in both",
    "AWS::ApplicationAutoScaling::ScalingPolicy ScalableDimension": "as its ResourceId",
    "AWS::ApplicationAutoScaling::ScalingPolicy ScalingTargetId":
      "as its ResourceId; and an id from outside says nothing",
    "AWS::ApplicationAutoScaling::ScalingPolicy ServiceNamespace": "as its ResourceId",
    "AWS::Cognito::IdentityPoolRoleAttachment RoleMappings": "a mapping goes by its provider, without another name",
    "AWS::Cognito::UserPool EnabledMfas": "authenticator apps are said by a flag, other factors by their settings",
    "AWS::EC2::FlowLog ResourceId": "regional NAT gateways have no flow logs in this version of the provider",
    "AWS::EC2::FlowLog ResourceType": "as its ResourceId",
    "AWS::EC2::FlowLog LogDestination": "a log group is named in one of two ways; Terraform has one of them",
    "AWS::EC2::FlowLog LogGroupName": "as its LogDestination",
    "AWS::ECS::ClusterCapacityProviderAssociations Cluster": "the cluster is named, so its ARN comes back as its name",
    "AWS::ECS::TaskDefinition ProxyConfiguration.ProxyConfigurationProperties": "properties stand under their names",
    "AWS::ElasticLoadBalancingV2::Listener AlpnPolicy": "a listener has one policy",
    "AWS::ElasticLoadBalancingV2::Listener Certificates": "a listener has one certificate, others are resources",
    "AWS::ElasticLoadBalancingV2::ListenerRule Conditions": "a condition is named by the values that it has",
    "AWS::RDS::DBProxyTargetGroup DBClusterIdentifiers": "a proxy leads to one database; AWS takes no more",
    "AWS::RDS::DBProxyTargetGroup DBInstanceIdentifiers": "as its clusters",
    "AWS::ElastiCache::CacheCluster LogDeliveryConfigurations.DestinationDetails": "a log has one destination",
    "AWS::ElastiCache::ReplicationGroup LogDeliveryConfigurations.DestinationDetails": "a log has one destination",
    "AWS::SNS::Topic DeliveryStatusLogging": "a protocol has one log, in a fixed order",
    "AWS::ElasticLoadBalancingV2::ListenerCertificate Certificates":
      "a resource has one certificate, others are resources",
    "AWS::SNS::TopicPolicy Topics": "a policy has one topic, others are resources",
    "AWS::SQS::QueuePolicy Queues": "a policy has one queue, others are resources",
  ]

  /// What a CloudFormation resource cannot say, beside what its field list declares to be Terraform's alone.
  private static let missingInCloudFormation: [String: String] = [
    "AWS::EC2::SecurityGroup egress": "a rule has one peer; several are written as several rules",
    "AWS::EC2::SecurityGroup ingress": "a rule has one peer; several are written as several rules",
    "AWS::Elasticsearch::Domain log_publishing_options": "a log has one group, in a fixed order",
    "AWS::OpenSearchService::Domain log_publishing_options": "a log has one group, in a fixed order",
  ]
}
