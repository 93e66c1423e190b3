public import ResourceGraph

extension ServiceDiscovery {
  /// A namespace whose services are found by DNS from the internet, or by requests to Cloud Map.
  ///
  /// https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-resource-servicediscovery-publicdnsnamespace.html
  public struct PublicDNSNamespace: TaggedResource {
    public static let resourceType = ResourceType(
      cloudFormation: "AWS::ServiceDiscovery::PublicDnsNamespace",
      terraform: "aws_service_discovery_public_dns_namespace",
      attributes: ["Ref": "id", "Id": "id", "Arn": "arn", "HostedZoneId": "hosted_zone"]
    )

    /// `services.example.com`; cannot be changed.
    public var name: Value<String>?
    public var description: Value<String>?
    /// The time to live of the start-of-authority record of the hosted zone, in seconds. CloudFormation only.
    public var soaTimeToLive: Value<Int>?
    public var tags: Tags = [:]

    public init() {}

    public mutating func map(_ fields: FieldMapper) {
      fields.required("Name", &name)
      fields.field("Description", &description)
      fields.soaTimeToLive(&soaTimeToLive)
      fields.tags(&tags)
    }
  }
}
