public import ResourceGraph

extension OpenSearch.Domain {
  /// Fine-grained access control: users and roles within the domain.
  public struct AdvancedSecurity: FieldGroup, LegacyDomainPart {
    public var isEnabled: Value<Bool>?
    /// Whether the internal user database is enabled.
    public var hasInternalUsers: Value<Bool>?
    /// Whether anonymous access is enabled, for a migration period.
    public var admitsAnonymous: Value<Bool>?
    /// The ARN of the IAM role or user that is the master user.
    public var masterUserARN: Value<String>?
    public var masterUserName: Value<String>?
    /// The template and the Terraform state contain the password.
    public var masterUserPassword: Value<String>?
    /// SAML settings; a separate resource in Terraform.
    public var saml: SAMLOptions?
    /// CloudFormation only.
    public var jwt: JWTOptions?
    /// CloudFormation only.
    public var iamFederation: IAMFederationOptions?

    public init() {}

    public mutating func map(_ fields: FieldMapper) {
      mapUsers(fields)
      fields.field("AnonymousAuthEnabled", &admitsAnonymous)
      fields.group("SAMLOptions", terraform: .equivalent, &saml)
      fields.group("JWTOptions", terraform: .unsupported, &jwt)
      fields.group("IAMFederationOptions", terraform: .unsupported, &iamFederation)
    }

    mutating func mapLegacy(_ fields: FieldMapper) {
      mapUsers(fields)
      fields.cloudFormationOnly("AnonymousAuthEnabled", &admitsAnonymous)
    }

    private mutating func mapUsers(_ fields: FieldMapper) {
      switch fields.dialect {
      case .cloudFormation: fields.field("Enabled", &isEnabled)
      case .terraform: fields.required("Enabled", &isEnabled)
      }
      fields.field("InternalUserDatabaseEnabled", &hasInternalUsers)
      fields.object("MasterUserOptions") { fields in
        fields.field("MasterUserARN", terraform: "master_user_arn", &masterUserARN)
        fields.field("MasterUserName", &masterUserName)
        fields.field("MasterUserPassword", &masterUserPassword)
      }
    }
  }

  /// SAML authentication with an identity provider.
  public struct SAMLOptions: FieldGroup {
    public var isEnabled: Value<Bool>?
    public var entityID: Value<String>?
    /// The metadata XML of the identity provider.
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

  /// Authentication with a JSON web token. CloudFormation only.
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

  /// IAM federation. CloudFormation only.
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

  /// Amazon Cognito authentication for OpenSearch Dashboards.
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

  /// Authentication with IAM Identity Center. CloudFormation only.
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

  /// The endpoint options of a domain.
  public struct EndpointOptions: FieldGroup {
    /// Whether HTTPS is required.
    public var enforcesHTTPS: Value<Bool>?
    /// The TLS policy, `Policy-Min-TLS-1-2-PFS-2023-10`; the default allows TLS 1.0.
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
