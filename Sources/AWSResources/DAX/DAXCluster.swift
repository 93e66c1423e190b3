public import ResourceGraph

extension DAX {
  /// A cluster that caches the items of DynamoDB tables.
  ///
  /// https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-resource-dax-cluster.html
  public struct Cluster: TaggedResource {
    public static let resourceType = ResourceType(
      cloudFormation: "AWS::DAX::Cluster",
      terraform: "aws_dax_cluster",
      attributes: ["Ref": "cluster_name", "Arn": "arn", "ClusterDiscoveryEndpoint": "configuration_endpoint"]
    )

    public enum EndpointEncryption: String, Literal, CaseIterable {
      case plain = "NONE"
      case tls = "TLS"
    }

    /// In lower case, at most 20 characters.
    public var name: Value<String>?
    public var description: Value<String>?
    /// `dax.r5.large`.
    public var nodeType: Value<String>?
    /// The number of nodes; the first one is the primary.
    public var nodeCount: Value<Int>?
    /// The role with which the nodes access DynamoDB.
    public var role: Reference<IAM.Role>?
    /// The default is false.
    public var isEncryptedAtRest: Value<Bool>?
    /// The default is `NONE`.
    public var endpointEncryption: Value<EndpointEncryption>?
    public var subnetGroup: Reference<SubnetGroup>?
    public var securityGroups: List<Reference<EC2.SecurityGroup>>?
    public var availabilityZones: List<Value<String>>?
    /// `ipv4`, `ipv6` or `dual_stack`. CloudFormation only.
    public var networkType: Value<String>?
    public var parameterGroup: Value<String>?
    /// In UTC: `sun:04:00-sun:05:00`.
    public var maintenanceWindow: Value<String>?
    public var notificationTopic: Reference<SNS.Topic>?
    public var tags: Tags = [:]

    public init() {}

    public mutating func map(_ fields: FieldMapper) {
      fields.required(in: .terraform, "ClusterName", &name)
      fields.field("Description", &description)
      fields.required("NodeType", &nodeType)
      fields.required("ReplicationFactor", &nodeCount)
      fields.required("IAMRoleARN", terraform: "iam_role_arn", &role)
      fields.object("SSESpecification", terraform: "server_side_encryption") { fields in
        fields.field("SSEEnabled", terraform: "enabled", &isEncryptedAtRest)
      }
      fields.field("ClusterEndpointEncryptionType", &endpointEncryption)
      fields.field("SubnetGroupName", &subnetGroup)
      fields.field("SecurityGroupIds", &securityGroups)
      fields.field("AvailabilityZones", &availabilityZones)
      fields.cloudFormationOnly("NetworkType", &networkType)
      fields.field("ParameterGroupName", &parameterGroup)
      fields.field("PreferredMaintenanceWindow", terraform: "maintenance_window", &maintenanceWindow)
      fields.field("NotificationTopicARN", terraform: "notification_topic_arn", &notificationTopic)
      fields.tags(&tags, cloudFormation: .map)
    }

    public func constructedAttribute(_ attribute: String) -> Value<String>? {
      guard let name = name?.constructible?.lowercased else { return nil }
      return switch attribute {
      case "Ref": name
      case "Arn": .regionalARN("dax", "cache/\(name)")
      default: nil
      }
    }
  }
}
