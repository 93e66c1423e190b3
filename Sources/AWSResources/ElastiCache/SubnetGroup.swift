public import ResourceGraph

extension ElastiCache {
  /// A subnet group: the subnets of a cache.
  ///
  /// https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-resource-elasticache-subnetgroup.html
  public struct SubnetGroup: TaggedResource, AWSResources.SubnetGroup {
    public static let resourceType = ResourceType(
      cloudFormation: "AWS::ElastiCache::SubnetGroup",
      terraform: "aws_elasticache_subnet_group",
      attributes: ["Ref": "name"]
    )

    /// In lower case.
    public var name: Value<String>?
    public var description: Value<String>?
    public var subnets: List<Reference<EC2.Subnet>>?
    public var tags: Tags = [:]

    public init() {}

    public mutating func map(_ fields: FieldMapper) {
      fields.required(in: .terraform, "CacheSubnetGroupName", terraform: "name", &name)
      fields.required("Description", &description)
      fields.required("SubnetIds", &subnets)
      fields.tags(&tags)
    }

    public func constructedAttribute(_ attribute: String) -> Value<String>? {
      attribute == "Ref" ? name?.constructible?.lowercased : nil
    }
  }
}
