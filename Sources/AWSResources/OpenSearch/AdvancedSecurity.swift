public import ResourceGraph

extension OpenSearch.Domain {
  /// Fine-grained access: users and roles that are known inside the domain.
  public struct AdvancedSecurity: FieldGroup {
    public var isEnabled: Value<Bool>?
    /// Whether users and passwords are kept in the domain itself.
    public var hasInternalUsers: Value<Bool>?
    /// Whether callers without a name get in: for the time of a change.
    public var admitsAnonymous: Value<Bool>?
    /// The ARN of the IAM role or user that may do everything.
    public var masterUserARN: Value<String>?
    public var masterUserName: Value<String>?
    /// It stands in the template, and in Terraform's state.
    public var masterUserPassword: Value<String>?
    /// A resource of its own in Terraform.
    public var saml: SAMLOptions?
    /// CloudFormation only.
    public var jwt: JWTOptions?
    /// CloudFormation only.
    public var iamFederation: IAMFederationOptions?

    public init() {}

    public mutating func map(_ fields: FieldMapper) {
      switch fields.dialect {
      case .cloudFormation: fields.field("Enabled", &isEnabled)
      case .terraform: fields.required("Enabled", &isEnabled)
      }
      fields.field("InternalUserDatabaseEnabled", &hasInternalUsers)
      fields.field("AnonymousAuthEnabled", &admitsAnonymous)
      fields.object("MasterUserOptions") { fields in
        fields.field("MasterUserARN", terraform: "master_user_arn", &masterUserARN)
        fields.field("MasterUserName", &masterUserName)
        fields.field("MasterUserPassword", &masterUserPassword)
      }
      fields.group("SAMLOptions", terraform: .equivalent, &saml)
      fields.group("JWTOptions", terraform: .unsupported, &jwt)
      fields.group("IAMFederationOptions", terraform: .unsupported, &iamFederation)
    }
  }

  /// Signing in with an identity provider of one's own.
  public struct SAMLOptions: FieldGroup {
    public var isEnabled: Value<Bool>?
    public var entityID: Value<String>?
    /// The provider's XML.
    public var metadata: Value<String>?
    public var masterUserName: Value<String>?
    public var masterBackendRole: Value<String>?
    public var subjectKey: Value<String>?
    public var rolesKey: Value<String>?
    public var sessionTimeoutMinutes: Value<Int>?

    public init() {}

    public mutating func map(_ fields: FieldMapper) {
      fields.field("Enabled", &isEnabled)
      fields.object("Idp") { fields in
        fields.field("EntityId", &entityID)
        fields.field("MetadataContent", &metadata)
      }
      fields.field("MasterUserName", &masterUserName)
      fields.field("MasterBackendRole", &masterBackendRole)
      fields.field("SubjectKey", &subjectKey)
      fields.field("RolesKey", &rolesKey)
      fields.field("SessionTimeoutMinutes", &sessionTimeoutMinutes)
    }
  }

  /// Signing in with a JSON web token. CloudFormation only.
  public struct JWTOptions: FieldGroup {
    public var isEnabled: Value<Bool>?
    public var publicKey: Value<String>?
    public var subjectKey: Value<String>?
    public var rolesKey: Value<String>?

    public init() {}

    public mutating func map(_ fields: FieldMapper) {
      fields.field("Enabled", &isEnabled)
      fields.field("PublicKey", &publicKey)
      fields.field("SubjectKey", &subjectKey)
      fields.field("RolesKey", &rolesKey)
    }
  }

  /// Users and roles of a federation. CloudFormation only.
  public struct IAMFederationOptions: FieldGroup {
    public var isEnabled: Value<Bool>?
    public var subjectKey: Value<String>?
    public var rolesKey: Value<String>?

    public init() {}

    public mutating func map(_ fields: FieldMapper) {
      fields.field("Enabled", &isEnabled)
      fields.field("SubjectKey", &subjectKey)
      fields.field("RolesKey", &rolesKey)
    }
  }

  /// Signing in to the dashboards with a user pool.
  public struct CognitoOptions: FieldGroup {
    public var isEnabled: Value<Bool>?
    public var userPool: Value<String>?
    public var identityPool: Value<String>?
    public var role: Reference<IAM.Role>?

    public init() {}

    public mutating func map(_ fields: FieldMapper) {
      fields.field("Enabled", &isEnabled)
      switch fields.dialect {
      case .cloudFormation:
        fields.field("UserPoolId", &userPool)
        fields.field("IdentityPoolId", &identityPool)
        fields.field("RoleArn", &role)
      case .terraform:
        fields.required("UserPoolId", &userPool)
        fields.required("IdentityPoolId", &identityPool)
        fields.required("RoleArn", &role)
      }
    }
  }

  /// Signing in with IAM Identity Center. CloudFormation only.
  public struct IdentityCenterOptions: FieldGroup {
    public var isEnabled: Value<Bool>?
    public var instanceARN: Value<String>?
    /// `UserName`, `UserId` or `Email`.
    public var subjectKey: Value<String>?
    /// `GroupName` or `GroupId`.
    public var rolesKey: Value<String>?

    public init() {}

    public mutating func map(_ fields: FieldMapper) {
      fields.field("EnabledAPIAccess", &isEnabled)
      fields.field("IdentityCenterInstanceARN", &instanceARN)
      fields.field("SubjectKey", &subjectKey)
      fields.field("RolesKey", &rolesKey)
    }
  }

  /// How a domain is called.
  public struct EndpointOptions: FieldGroup {
    /// Whether calls without TLS are refused.
    public var enforcesHTTPS: Value<Bool>?
    /// `Policy-Min-TLS-1-2-PFS-2023-10`; TLS 1.0 is spoken unless set.
    public var tlsPolicy: Value<String>?
    public var hasCustomEndpoint: Value<Bool>?
    public var customEndpoint: Value<String>?
    /// The ARN of a certificate.
    public var customEndpointCertificate: Value<String>?

    public init() {}

    public mutating func map(_ fields: FieldMapper) {
      fields.field("EnforceHTTPS", terraform: "enforce_https", &enforcesHTTPS)
      fields.field("TLSSecurityPolicy", &tlsPolicy)
      fields.field("CustomEndpointEnabled", &hasCustomEndpoint)
      fields.field("CustomEndpoint", &customEndpoint)
      fields.field("CustomEndpointCertificateArn", &customEndpointCertificate)
    }
  }
}
