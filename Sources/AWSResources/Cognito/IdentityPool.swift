public import ResourceGraph

extension Cognito {
  /// An identity pool: exchanges sign-ins of identity providers for temporary AWS credentials.
  ///
  /// https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-resource-cognito-identitypool.html
  public struct IdentityPool: TaggedResource {
    public static let resourceType = ResourceType(
      cloudFormation: "AWS::Cognito::IdentityPool",
      terraform: "aws_cognito_identity_pool",
      attributes: ["Ref": "id", "Id": "id", "Name": "identity_pool_name"]
    )

    public var name: Value<String>?
    /// Whether unauthenticated identities receive credentials.
    public var allowsGuests: Value<Bool>?
    /// Whether the basic (classic) flow is enabled, which calls `AssumeRoleWithWebIdentity` without a scope-down policy.
    public var allowsClassicFlow: Value<Bool>?
    public var userPools: [UserPoolProvider] = []
    /// Application ids by social identity provider: `graph.facebook.com`.
    public var socialProviders: NamedValues?
    public var openIDProviders: List<Value<String>>?
    public var samlProviders: List<Value<String>>?
    public var developerProvider: Value<String>?
    /// Lambda functions by Cognito Sync event. CloudFormation only.
    public var events: JSONDocument?
    /// CloudFormation only.
    public var stream: Stream?
    /// CloudFormation only.
    public var pushSync: PushSync?
    public var tags: Tags = [:]

    public init() {}

    public mutating func map(_ fields: FieldMapper) {
      switch fields.dialect {
      case .cloudFormation:
        fields.field("IdentityPoolName", &name)
        fields.required("AllowUnauthenticatedIdentities", &allowsGuests)
      case .terraform:
        fields.required("IdentityPoolName", &name)
        fields.field("AllowUnauthenticatedIdentities", &allowsGuests)
      }
      fields.field("AllowClassicFlow", &allowsClassicFlow)
      fields.groups("CognitoIdentityProviders", &userPools)
      fields.field("SupportedLoginProviders", &socialProviders)
      fields.field("OpenIdConnectProviderARNs", terraform: "openid_connect_provider_arns", &openIDProviders)
      fields.field("SamlProviderARNs", terraform: "saml_provider_arns", &samlProviders)
      fields.field("DeveloperProviderName", &developerProvider)
      fields.cloudFormationOnly("CognitoEvents", &events)
      fields.group("CognitoStreams", terraform: .unsupported, &stream)
      fields.group("PushSync", terraform: .unsupported, &pushSync)
      fields.tags(&tags, "IdentityPoolTags")
    }
  }
}

extension Cognito.IdentityPool {
  /// A user pool client that the identity pool accepts tokens of.
  public struct UserPoolProvider: FieldGroup {
    public var client: Reference<Cognito.UserPoolClient>?
    /// `cognito-idp.eu-west-1.amazonaws.com/…`.
    public var name: Value<String>?
    /// Whether Cognito checks that the user still exists and is enabled.
    public var checksTokens: Value<Bool>?

    public init() {}

    public mutating func map(_ fields: FieldMapper) {
      switch fields.dialect {
      case .cloudFormation:
        fields.required("ClientId", &client)
        fields.required("ProviderName", &name)
      case .terraform:
        fields.field("ClientId", &client)
        fields.field("ProviderName", &name)
      }
      fields.field("ServerSideTokenCheck", &checksTokens)
    }
  }

  /// The Kinesis stream that receives changes from Cognito Sync.
  public struct Stream: FieldGroup {
    public var name: Value<String>?
    public var role: Reference<IAM.Role>?
    /// `ENABLED` or `DISABLED`.
    public var status: Value<String>?

    public init() {}

    public mutating func map(_ fields: FieldMapper) {
      fields.field("StreamName", &name)
      fields.field("RoleArn", &role)
      fields.field("StreamingStatus", &status)
    }
  }

  /// How Cognito Sync notifies devices of changes.
  public struct PushSync: FieldGroup {
    /// The ARNs of SNS platform applications.
    public var applications: List<Value<String>>?
    public var role: Reference<IAM.Role>?

    public init() {}

    public mutating func map(_ fields: FieldMapper) {
      fields.field("ApplicationArns", &applications)
      fields.field("RoleArn", &role)
    }
  }
}
