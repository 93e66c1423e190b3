public import ResourceGraph

extension Redshift {
  /// A subnet group of Redshift.
  ///
  /// https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-resource-redshift-clustersubnetgroup.html
  public struct ClusterSubnetGroup: TaggedResource, SubnetGroup {
    public static let resourceType = ResourceType(
      cloudFormation: "AWS::Redshift::ClusterSubnetGroup",
      terraform: "aws_redshift_subnet_group",
      attributes: ["Ref": "name"]
    )

    /// In lower case. Terraform only: CloudFormation generates it.
    public var name: Value<String>?
    public var description: Value<String>?
    public var subnets: List<Reference<EC2.Subnet>>?
    public var tags: Tags = [:]

    public init() {}

    public mutating func map(_ fields: FieldMapper) {
      fields.equivalent(in: .terraform) { $0.required("Name", &name) }
      fields.required("Description", &description)
      fields.required("SubnetIds", &subnets)
      fields.tags(&tags)
    }
  }
}
