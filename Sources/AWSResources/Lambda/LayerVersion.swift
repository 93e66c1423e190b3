public import ResourceGraph

extension Lambda {
  /// A version of a Lambda layer.
  ///
  /// https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-resource-lambda-layerversion.html
  public struct LayerVersion: Resource {
    public static let resourceType = ResourceType(
      cloudFormation: "AWS::Lambda::LayerVersion",
      terraform: "aws_lambda_layer_version",
      attributes: ["Ref": "arn", "LayerVersionArn": "arn"]
    )

    public var name: Value<String>?
    public var description: Value<String>?
    public var bucket: Value<String>?
    public var key: Value<String>?
    public var objectVersion: Value<String>?
    /// The path of a local file. Terraform only.
    public var file: Value<String>?
    /// The hash by which Terraform detects a changed file.
    public var sourceHash: Value<String>?
    public var runtimes: List<Value<String>>?
    public var architectures: List<Value<Architecture>>?
    /// The license: `MIT`, a URL, or the full text.
    public var license: Value<String>?
    /// Whether Terraform retains older versions. Terraform only.
    public var skipsDestroy: Value<Bool>?

    public init() {}

    public mutating func map(_ fields: FieldMapper) {
      switch fields.dialect {
      case .cloudFormation: fields.field("LayerName", &name)
      case .terraform: fields.required("LayerName", &name)
      }
      fields.field("Description", &description)
      fields.cloudFormationObject("Content") { fields in
        fields.field("S3Bucket", &bucket)
        fields.field("S3Key", &key)
        fields.field("S3ObjectVersion", &objectVersion)
      }
      fields.terraformOnly("filename", &file)
      fields.equivalent(in: .terraform) { $0.field("SourceCodeHash", &sourceHash) }
      fields.field("CompatibleRuntimes", &runtimes)
      fields.field("CompatibleArchitectures", &architectures)
      fields.field("LicenseInfo", &license)
      fields.terraformOnly("skip_destroy", &skipsDestroy)
    }
  }
}
