public import ResourceGraph

extension Cognito {
  /// A user group of a pool, which can assign an IAM role to its members.
  ///
  /// https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-resource-cognito-userpoolgroup.html
  public struct UserPoolGroup: Resource {
    public static let resourceType = ResourceType(
      cloudFormation: "AWS::Cognito::UserPoolGroup",
      terraform: "aws_cognito_user_group",
      attributes: ["Ref": "name"]
    )

    public var userPool: Reference<UserPool>?
    public var name: Value<String>?
    public var description: Value<String>?
    /// For users in several groups, the lowest number takes precedence.
    public var precedence: Value<Int>?
    public var role: Reference<IAM.Role>?

    public init() {}

    public mutating func map(_ fields: FieldMapper) {
      fields.required("UserPoolId", &userPool)
      switch fields.dialect {
      case .cloudFormation: fields.field("GroupName", &name)
      case .terraform: fields.required("Name", &name)
      }
      fields.field("Description", &description)
      fields.field("Precedence", &precedence)
      fields.field("RoleArn", &role)
    }

    public func constructedAttribute(_ attribute: String) -> Value<String>? {
      attribute == "Ref" ? name?.constructible : nil
    }
  }
}
