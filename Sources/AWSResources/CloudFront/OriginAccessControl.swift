public import ResourceGraph

extension CloudFront {
  /// An origin access control: how CloudFront signs requests to an origin, so that the origin can refuse all others.
  ///
  /// https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-resource-cloudfront-originaccesscontrol.html
  public struct OriginAccessControl: Resource {
    public static let resourceType = ResourceType(
      cloudFormation: "AWS::CloudFront::OriginAccessControl",
      terraform: "aws_cloudfront_origin_access_control",
      attributes: ["Ref": "id", "Id": "id"]
    )

    public enum OriginKind: String, Literal, CaseIterable {
      case lambda
      case mediaPackageV2 = "mediapackagev2"
      case mediaStore = "mediastore"
      case s3
    }

    public enum SigningBehavior: String, Literal, CaseIterable {
      case always
      case never
      /// Only requests of viewers without an `Authorization` header.
      case noOverride = "no-override"
    }

    public enum SigningProtocol: String, Literal, CaseIterable {
      case sigV4 = "sigv4"
    }

    public var name: Value<String>?
    public var description: Value<String>?
    public var originKind: Value<OriginKind>?
    /// AWS recommends `always`.
    public var signingBehavior: Value<SigningBehavior>?
    public var signingProtocol: Value<SigningProtocol>?

    public init() {}

    public mutating func map(_ fields: FieldMapper) {
      fields.cloudFormationObject("OriginAccessControlConfig") { fields in
        fields.required("Name", &name)
        fields.field("Description", &description)
        fields.required("OriginAccessControlOriginType", &originKind)
        fields.required("SigningBehavior", &signingBehavior)
        fields.required("SigningProtocol", &signingProtocol)
      }
    }
  }
}
