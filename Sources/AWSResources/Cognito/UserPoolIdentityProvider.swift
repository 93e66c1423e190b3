public import ResourceGraph

extension Cognito {
  /// A federated identity provider of a user pool: SAML, OpenID Connect or social sign-in.
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
    /// The provider's settings: `client_id`, `client_secret`, `authorize_scopes`; `MetadataURL` for SAML.
    public var details: NamedValues?
    /// The provider's attributes by user pool attribute.
    public var attributeMapping: NamedValues?
    /// Email domains by which the sign-in page selects the provider.
    public var identifiers: List<Value<String>>?

    public enum Kind: String, Literal, CaseIterable {
      case amazon = "LoginWithAmazon"
      case apple = "SignInWithApple"
      case facebook = "Facebook"
      case google = "Google"
      case oidc = "OIDC"
      case saml = "SAML"
    }

    public var secretInState: String? {
      if details?["private_key"] != nil { return "the private key of the identity provider" }
      return details?["client_secret"] == nil ? nil : "the client secret of the identity provider"
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
