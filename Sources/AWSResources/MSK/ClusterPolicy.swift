public import ResourceGraph

extension MSK {
  /// A cluster policy: grants other accounts access to a cluster.
  ///
  /// https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-resource-msk-clusterpolicy.html
  public struct ClusterPolicy: Resource {
    public static let resourceType = ResourceType(
      cloudFormation: "AWS::MSK::ClusterPolicy",
      terraform: "aws_msk_cluster_policy",
      attributes: ["Ref": "cluster_arn", "CurrentVersion": "current_version"]
    )

    public var cluster: Reference<Cluster>?
    public var document: IAM.PolicyDocument?

    public init() {}

    public mutating func map(_ fields: FieldMapper) {
      fields.required("ClusterArn", &cluster)
      fields.requiredDocument("Policy", &document)
    }
  }
}
