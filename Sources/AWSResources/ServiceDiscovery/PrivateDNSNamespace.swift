public import ResourceGraph

extension ServiceDiscovery {
  /// A namespace whose services are found by DNS in a VPC, or by requests to Cloud Map.
  ///
  /// https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-resource-servicediscovery-privatednsnamespace.html
  public struct PrivateDNSNamespace: TaggedResource {
    public static let resourceType = ResourceType(
      cloudFormation: "AWS::ServiceDiscovery::PrivateDnsNamespace",
      terraform: "aws_service_discovery_private_dns_namespace",
      attributes: ["Ref": "id", "Id": "id", "Arn": "arn", "HostedZoneId": "hosted_zone"]
    )

    /// `shop.internal`; cannot be changed.
    public var name: Value<String>?
    public var description: Value<String>?
    /// A VPC in which the names resolve; cannot be changed.
    public var vpc: Reference<EC2.VPC>?
    /// The time to live of the start-of-authority record of the hosted zone, in seconds. CloudFormation only.
    public var soaTimeToLive: Value<Int>?
    public var tags: Tags = [:]

    public init() {}

    public mutating func map(_ fields: FieldMapper) {
      fields.required("Name", &name)
      fields.field("Description", &description)
      fields.required("Vpc", &vpc)
      fields.soaTimeToLive(&soaTimeToLive)
      fields.tags(&tags)
    }
  }
}

extension FieldMapper {
  /// The time to live of the start-of-authority record of a namespace's hosted zone.
  func soaTimeToLive(_ seconds: inout Value<Int>?) {
    cloudFormationObject("Properties") { fields in
      fields.cloudFormationObject("DnsProperties") { fields in
        fields.cloudFormationObject("SOA") { $0.cloudFormationOnly("TTL", &seconds) }
      }
    }
  }
}
