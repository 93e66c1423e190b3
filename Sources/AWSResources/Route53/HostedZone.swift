public import ResourceGraph

extension Route53 {
  /// A hosted zone: the DNS records of a domain, public or for VPCs.
  ///
  /// https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-resource-route53-hostedzone.html
  public struct HostedZone: TaggedResource {
    public static let resourceType = ResourceType(
      cloudFormation: "AWS::Route53::HostedZone",
      terraform: "aws_route53_zone",
      attributes: ["Ref": "zone_id", "Id": "zone_id", "NameServers": "name_servers"],
      companions: [.init("aws_route53_query_log", owner: "zone_id", actsLater: true)],
      parameterType: "AWS::Route53::HostedZone::Id"
    )

    /// `example.com`. Cannot be changed.
    public var name: Value<String>?
    public var comment: Value<String>?
    /// The VPCs in which the records of a private zone are visible; a zone without any is public.
    public var vpcs: [VPCAssociation] = []
    /// The ARN of the log group of DNS queries, in us-east-1; for public zones only.
    public var queryLogGroup: Value<String>?
    /// Whether records can be changed while Route 53 is impaired in us-east-1. CloudFormation only.
    public var acceleratesRecovery: Value<Bool>?
    /// The delegation set with the name servers. Terraform only.
    public var delegationSet: Value<String>?
    /// Whether Terraform deletes the remaining records with the zone. Terraform only.
    public var destroysRecords: Value<Bool>?
    public var tags: Tags = [:]

    public init() {}

    public mutating func map(_ fields: FieldMapper) {
      fields.required(in: .terraform, "Name", &name)
      fields.cloudFormationObject("HostedZoneConfig") { $0.field("Comment", &comment) }
      fields.groups("VPCs", terraform: "vpc", &vpcs)
      fields.companion("aws_route53_query_log", owner: Self.resourceType) { fields in
        fields.cloudFormationObject("QueryLoggingConfig") { fields in
          fields.required(
            "CloudWatchLogsLogGroupArn", terraform: "cloudwatch_log_group_arn", &queryLogGroup)
        }
      }
      fields.cloudFormationOnly { fields in
        fields.object("HostedZoneFeatures") { $0.field("EnableAcceleratedRecovery", &acceleratesRecovery) }
      }
      fields.terraformOnly("delegation_set_id", &delegationSet)
      fields.terraformOnly("force_destroy", &destroysRecords)
      fields.tags(&tags, "HostedZoneTags")
    }

    /// A VPC in which a private zone is visible.
    public struct VPCAssociation: FieldGroup {
      public var vpc: Reference<EC2.VPC>?
      /// CloudFormation requires the region; Terraform's default is the provider's.
      public var region: Value<String>?

      public init() {}

      public mutating func map(_ fields: FieldMapper) {
        fields.required("VPCId", terraform: "vpc_id", &vpc)
        fields.required(in: .cloudFormation, "VPCRegion", terraform: "vpc_region", &region)
      }
    }
  }
}
