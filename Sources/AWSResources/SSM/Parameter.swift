public import ResourceGraph

extension SSM {
  /// A parameter in Systems Manager Parameter Store.
  ///
  /// https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-resource-ssm-parameter.html
  public struct Parameter: TaggedResource {
    public static let resourceType = ResourceType(
      cloudFormation: "AWS::SSM::Parameter",
      terraform: "aws_ssm_parameter",
      attributes: ["Ref": "name"],
      terraformOnlyAttributes: ["Arn": .init("arn", fallback: "Ref")]
    )

    /// `/shop/page-size`.
    public var name: Value<String>?
    public var kind: Value<Kind>?
    /// The value; items of a list are separated by commas.
    public var value: Value<String>?
    /// A value that Terraform shows in plans. Terraform only.
    public var shownValue: Value<String>?
    /// A regular expression that values must match: `^\\d+$`.
    public var allowedPattern: Value<String>?
    public var dataType: Value<DataType>?
    public var description: Value<String>?
    /// Expiration and notification policies, as JSON.
    public var policies: Value<String>?
    public var tier: Value<Tier>?
    /// The key of a secure string. Terraform only.
    public var kmsKey: Reference<KMS.Key>?
    /// Whether an existing parameter is overwritten. Terraform only.
    public var isOverwritten: Value<Bool>?
    public var tags: Tags = [:]

    public enum Kind: String, Literal, CaseIterable {
      case string = "String"
      case stringList = "StringList"
      /// Terraform only.
      case secureString = "SecureString"
    }

    public enum DataType: String, Literal, CaseIterable {
      case text
      case image = "aws:ec2:image"
    }

    public enum Tier: String, Literal, CaseIterable {
      case standard = "Standard"
      case advanced = "Advanced"
      case intelligent = "Intelligent-Tiering"
    }

    public init() {}

    public mutating func map(_ fields: FieldMapper) {
      fields.field("Name", &name)
      fields.required("Type", &kind)
      fields.required("Value", &value)
      fields.terraformOnly("insecure_value", &shownValue)
      fields.field("AllowedPattern", &allowedPattern)
      fields.field("DataType", &dataType)
      fields.field("Description", &description)
      fields.cloudFormationOnly("Policies", &policies)
      fields.field("Tier", &tier)
      fields.terraformOnly("key_id", &kmsKey)
      fields.terraformOnly("overwrite", &isOverwritten)
      fields.tags(&tags, cloudFormation: .map)
    }

    public func constructedAttribute(_ attribute: String) -> Value<String>? {
      guard let name = name?.constructible else { return nil }
      switch attribute {
      case "Ref": return name
      case "Arn":
        // The leading slash of a hierarchical name is the one after `parameter`.
        guard case .text(let start)? = name.expression.parts.first else { return nil }
        return .regionalARN("ssm", start.hasPrefix("/") ? "parameter\(name)" : "parameter/\(name)")
      default: return nil
      }
    }
  }
}
