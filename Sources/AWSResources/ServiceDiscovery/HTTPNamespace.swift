public import ResourceGraph

extension ServiceDiscovery {
  /// A namespace whose services are found by requests to Cloud Map, and not by DNS.
  ///
  /// https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-resource-servicediscovery-httpnamespace.html
  public struct HTTPNamespace: TaggedResource {
    public static let resourceType = ResourceType(
      cloudFormation: "AWS::ServiceDiscovery::HttpNamespace",
      terraform: "aws_service_discovery_http_namespace",
      attributes: ["Ref": "id", "Id": "id", "Arn": "arn"]
    )

    /// Cannot be changed.
    public var name: Value<String>?
    public var description: Value<String>?
    public var tags: Tags = [:]

    public init() {}

    public mutating func map(_ fields: FieldMapper) {
      fields.required("Name", &name)
      fields.field("Description", &description)
      fields.tags(&tags)
    }
  }
}
