public import ResourceGraph

extension MSK {
  /// The association of a cluster with secrets for SASL/SCRAM authentication.
  ///
  /// Names of the secrets must begin with `AmazonMSK_`, and they must be encrypted with a customer managed key.
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
