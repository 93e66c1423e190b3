public import ResourceGraph

extension Cognito {
  /// A resource server: an API and its OAuth scopes.
  ///
  /// https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-resource-cognito-userpoolresourceserver.html
  public struct UserPoolResourceServer: Resource {
    public static let resourceType = ResourceType(
      cloudFormation: "AWS::Cognito::UserPoolResourceServer",
      terraform: "aws_cognito_resource_server",
      attributes: ["Ref": "identifier"]
    )

    public var userPool: Reference<UserPool>?
    /// The prefix of the scopes: `orders` in `orders/read`.
    public var identifier: Value<String>?
    public var name: Value<String>?
    public var scopes: [Scope] = []

    public init() {}

    public mutating func map(_ fields: FieldMapper) {
      fields.required("UserPoolId", &userPool)
      fields.required("Identifier", &identifier)
      fields.required("Name", &name)
      fields.groups("Scopes", terraform: "scope", &scopes)
    }

    public func constructedAttribute(_ attribute: String) -> Value<String>? {
      attribute == "Ref" ? identifier?.constructible : nil
    }

    /// An OAuth scope.
    public struct Scope: FieldGroup {
      public var name: Value<String>?
      public var description: Value<String>?

      public init() {}

      public mutating func map(_ fields: FieldMapper) {
        fields.required("ScopeName", &name)
        fields.required("ScopeDescription", &description)
      }
    }
  }
}
