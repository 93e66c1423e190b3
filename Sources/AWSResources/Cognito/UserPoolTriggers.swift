public import ResourceGraph

extension Cognito.UserPool {
  /// The ARNs of Lambda functions that Cognito invokes during sign-up and sign-in.
  public struct Triggers: FieldGroup {
    public var preSignUp: Value<String>?
    public var postConfirmation: Value<String>?
    public var preAuthentication: Value<String>?
    public var postAuthentication: Value<String>?
    /// Receives version 1 of the event; `preTokenGenerationConfiguration` sets the version.
    public var preTokenGeneration: Value<String>?
    public var preTokenGenerationConfiguration: VersionedFunction?
    public var customMessage: Value<String>?
    public var userMigration: Value<String>?
    public var defineAuthChallenge: Value<String>?
    public var createAuthChallenge: Value<String>?
    public var verifyAuthChallengeResponse: Value<String>?
    public var customEmailSender: VersionedFunction?
    public var customSMSSender: VersionedFunction?
    /// CloudFormation only.
    public var inboundFederation: VersionedFunction?
    /// The key that encrypts the codes for custom senders.
    public var kmsKey: Reference<KMS.Key>?

    public init() {}

    public mutating func map(_ fields: FieldMapper) {
      fields.field("PreSignUp", &preSignUp)
      fields.field("PostConfirmation", &postConfirmation)
      fields.field("PreAuthentication", &preAuthentication)
      fields.field("PostAuthentication", &postAuthentication)
      fields.field("PreTokenGeneration", &preTokenGeneration)
      fields.group("PreTokenGenerationConfig", &preTokenGenerationConfiguration)
      fields.field("CustomMessage", &customMessage)
      fields.field("UserMigration", &userMigration)
      fields.field("DefineAuthChallenge", &defineAuthChallenge)
      fields.field("CreateAuthChallenge", &createAuthChallenge)
      fields.field("VerifyAuthChallengeResponse", &verifyAuthChallengeResponse)
      fields.group("CustomEmailSender", &customEmailSender)
      fields.group("CustomSMSSender", &customSMSSender)
      fields.group("InboundFederation", terraform: .unsupported, &inboundFederation)
      fields.field("KMSKeyID", &kmsKey)
    }
  }

  /// A function, and the version of the event that it receives.
  public struct VersionedFunction: FieldGroup {
    public var function: Value<String>?
    /// `V1_0`, `V2_0` or `V3_0`.
    public var version: Value<String>?

    public init() {}

    public mutating func map(_ fields: FieldMapper) {
      fields.required("LambdaArn", &function)
      fields.required("LambdaVersion", &version)
    }
  }
}
