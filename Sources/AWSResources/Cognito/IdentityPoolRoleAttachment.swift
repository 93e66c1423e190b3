public import ResourceGraph

extension Cognito {
  /// The roles that the identities of an identity pool assume.
  ///
  /// https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-resource-cognito-identitypoolroleattachment.html
  public struct IdentityPoolRoleAttachment: Resource {
    public static let resourceType = ResourceType(
      cloudFormation: "AWS::Cognito::IdentityPoolRoleAttachment",
      terraform: "aws_cognito_identity_pool_roles_attachment"
    )

    public var identityPool: Reference<IdentityPool>?
    /// The default roles, for `authenticated` and `unauthenticated` identities.
    public var roles: NamedValues?
    /// Roles by the claims of a token: an object in CloudFormation, a list in Terraform.
    public var mappings: [RoleMapping] = []

    public init() {}

    public mutating func map(_ fields: FieldMapper) {
      fields.required("IdentityPoolId", &identityPool)
      switch fields.dialect {
      case .cloudFormation:
        fields.field("Roles", &roles)
        var named = mappings.isEmpty ? nil : NamedRoleMappings(mappings)
        fields.field("RoleMappings", &named)
        mappings = named?.mappings ?? []
      case .terraform:
        fields.required("Roles", &roles)
        fields.groups("RoleMapping", &mappings)
      }
    }
  }
}

extension Cognito.IdentityPoolRoleAttachment {
  /// The role mapping of one identity provider.
  public struct RoleMapping: FieldGroup {
    /// The key of the mapping in CloudFormation: the provider, or any string if `provider` is set.
    public var name: String?
    /// `graph.facebook.com`, or a user pool and its client: `cognito-idp…/…:…`.
    public var provider: Value<String>?
    public var kind: Value<Kind>?
    /// What happens if no rule matches.
    public var ambiguousRole: Value<AmbiguousRole>?
    public var rules: [Rule] = []

    public enum Kind: String, Literal, CaseIterable {
      /// The token contains the role, taken from the user's groups.
      case token = "Token"
      case rules = "Rules"
    }

    public enum AmbiguousRole: String, Literal, CaseIterable {
      case authenticatedRole = "AuthenticatedRole"
      case deny = "Deny"
    }

    public init() {}

    public mutating func map(_ fields: FieldMapper) {
      if provider == nil, let name { provider = .literal(name) }
      fields.required("IdentityProvider", &provider)
      fields.required("Type", &kind)
      fields.field("AmbiguousRoleResolution", &ambiguousRole)
      fields.groups("MappingRule", &rules)
    }
  }

  /// A rule that assigns a role to identities whose token has a claim with this value.
  public struct Rule: FieldGroup {
    /// `cognito:groups`, `custom:plan`.
    public var claim: Value<String>?
    public var match: Value<Match>?
    public var value: Value<String>?
    public var role: Reference<IAM.Role>?

    public enum Match: String, Literal, CaseIterable {
      case contains = "Contains"
      case equals = "Equals"
      case notEqual = "NotEqual"
      case startsWith = "StartsWith"
    }

    public init() {}

    public mutating func map(_ fields: FieldMapper) {
      fields.required("Claim", &claim)
      fields.required("MatchType", &match)
      fields.required("Value", &value)
      fields.required("RoleARN", &role)
    }
  }
}
