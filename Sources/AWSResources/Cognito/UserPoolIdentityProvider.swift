public import ResourceGraph

extension Cognito {
  /// Another directory whose users may sign in to a pool: by SAML, OpenID Connect or a social network.
  ///
  /// https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-resource-cognito-userpoolidentityprovider.html
  public struct UserPoolIdentityProvider: Resource {
    public static let resourceType = ResourceType(
      cloudFormation: "AWS::Cognito::UserPoolIdentityProvider",
      terraform: "aws_cognito_identity_provider",
      attributes: ["Ref": "provider_name"]
    )

    public var userPool: Reference<UserPool>?
    public var name: Value<String>?
    public var kind: Value<Kind>?
    /// What the kind asks for: `client_id`, `client_secret`, `authorize_scopes`; `MetadataURL` for SAML.
    public var details: NamedValues?
    /// The provider's attributes by the names of the pool's.
    public var attributeMapping: NamedValues?
    /// Domains by which the sign-in page finds the provider.
    public var identifiers: List<Value<String>>?

    public enum Kind: String, Literal, CaseIterable {
      case amazon = "LoginWithAmazon"
      case apple = "SignInWithApple"
      case facebook = "Facebook"
      case google = "Google"
      case oidc = "OIDC"
      case saml = "SAML"
    }

    public init() {}

    public mutating func map(_ fields: FieldMapper) {
      fields.required("UserPoolId", &userPool)
      fields.required("ProviderName", &name)
      fields.required("ProviderType", &kind)
      fields.required("ProviderDetails", &details)
      fields.field("AttributeMapping", &attributeMapping)
      fields.field("IdpIdentifiers", &identifiers)
    }

    public func constructedAttribute(_ attribute: String) -> Value<String>? {
      attribute == "Ref" ? name?.constructible : nil
    }
  }
}
