public import ResourceGraph

extension MSK {
  /// The secrets whose user names and passwords a cluster accepts.
  ///
  /// Their names have to begin with `AmazonMSK_`, and they have to be encrypted with a key of the account's own.
  /// https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-resource-msk-batchscramsecret.html
  public struct BatchScramSecret: Resource {
    public static let resourceType = ResourceType(
      cloudFormation: "AWS::MSK::BatchScramSecret",
      terraform: "aws_msk_scram_secret_association",
      attributes: ["Ref": "cluster_arn"]
    )

    public var cluster: Reference<Cluster>?
    public var secrets: List<Reference<SecretsManager.Secret>>?

    public init() {}

    public mutating func map(_ fields: FieldMapper) {
      fields.required("ClusterArn", &cluster)
      fields.field("SecretArnList", &secrets)
    }
  }
}
