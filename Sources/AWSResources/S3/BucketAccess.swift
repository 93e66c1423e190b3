public import ResourceGraph

extension S3.Bucket {
  /// Block Public Access: prevents policies and access control lists from granting public access.
  public struct PublicAccessBlock: FieldGroup {
    public var blocksPublicACLs: Value<Bool>?
    public var blocksPublicPolicy: Value<Bool>?
    public var ignoresPublicACLs: Value<Bool>?
    public var restrictsPublicBuckets: Value<Bool>?

    public init() {}

    public mutating func map(_ fields: FieldMapper) {
      fields.field("BlockPublicAcls", &blocksPublicACLs)
      fields.field("BlockPublicPolicy", &blocksPublicPolicy)
      fields.field("IgnorePublicAcls", &ignoresPublicACLs)
      fields.field("RestrictPublicBuckets", &restrictsPublicBuckets)
    }
  }

  /// Who owns objects that other accounts upload.
  public struct OwnershipRule: FieldGroup {
    public var ownership: Value<Ownership>?

    public enum Ownership: String, Literal, CaseIterable {
      /// The bucket owner; access control lists are disabled.
      case bucketOwnerEnforced = "BucketOwnerEnforced"
      case bucketOwnerPreferred = "BucketOwnerPreferred"
      case objectWriter = "ObjectWriter"
    }

    public init() {}

    public mutating func map(_ fields: FieldMapper) {
      fields.field("ObjectOwnership", &ownership)
    }
  }

  /// A default encryption rule of the bucket.
  public struct EncryptionRule: FieldGroup {
    public var algorithm: Value<Algorithm>?
    /// The default is the AWS managed key of S3.
    public var kmsKey: Reference<KMS.Key>?
    /// Whether an S3 Bucket Key is used, which reduces requests to KMS.
    public var hasBucketKey: Value<Bool>?
    /// `NONE` or `SSE-C`. CloudFormation only.
    public var blockedKinds: List<Value<String>>?

    public enum Algorithm: String, Literal, CaseIterable {
      case aes256 = "AES256"
      case kms = "aws:kms"
      case kmsDualLayer = "aws:kms:dsse"
    }

    public init() {}

    public mutating func map(_ fields: FieldMapper) {
      fields.object("ServerSideEncryptionByDefault", terraform: "apply_server_side_encryption_by_default") { fields in
        fields.required("SSEAlgorithm", &algorithm)
        fields.field("KMSMasterKeyID", terraform: "kms_master_key_id", &kmsKey)
      }
      fields.field("BucketKeyEnabled", &hasBucketKey)
      fields.cloudFormationObject("BlockedEncryptionTypes") { fields in
        fields.field("EncryptionType", terraform: .unsupported, &blockedKinds)
      }
    }
  }

  /// A CORS rule.
  public struct CORSRule: FieldGroup {
    public var id: Value<String>?
    public var allowedOrigins: List<Value<String>>?
    /// `GET`, `PUT`, `POST`, `DELETE` and `HEAD`.
    public var allowedMethods: List<Value<String>>?
    public var allowedHeaders: List<Value<String>>?
    public var exposedHeaders: List<Value<String>>?
    /// The time in seconds for which browsers cache the preflight response.
    public var maxAge: Value<Int>?

    public init() {}

    public mutating func map(_ fields: FieldMapper) {
      fields.field("Id", &id)
      fields.required("AllowedOrigins", &allowedOrigins)
      fields.required("AllowedMethods", &allowedMethods)
      fields.field("AllowedHeaders", &allowedHeaders)
      fields.field("ExposedHeaders", terraform: "expose_headers", &exposedHeaders)
      fields.field("MaxAge", terraform: "max_age_seconds", &maxAge)
    }
  }

  /// Server access logging.
  public struct Logging: FieldGroup {
    /// Required in Terraform; in CloudFormation, the default is the bucket itself.
    public var bucket: Reference<S3.Bucket>?
    /// The prefix of log object keys; required in Terraform.
    public var prefix: Value<String>?
    public var keyFormat: KeyFormat?

    public init() {}

    public mutating func map(_ fields: FieldMapper) {
      switch fields.dialect {
      case .cloudFormation:
        fields.field("DestinationBucketName", &bucket)
        fields.field("LogFilePrefix", &prefix)
      case .terraform:
        fields.required("DestinationBucketName", terraform: "target_bucket", &bucket)
        fields.required("LogFilePrefix", terraform: "target_prefix", &prefix)
      }
      fields.group("TargetObjectKeyFormat", &keyFormat)
    }

    /// The key format of log objects: simple, or partitioned by account, region, bucket and date.
    public struct KeyFormat: FieldGroup {
      public var simple: S3.Presence?
      /// `EventTime` or `DeliveryTime`, for partitioned keys.
      public var partitionDateSource: Value<String>?

      public init() {}

      public mutating func map(_ fields: FieldMapper) {
        fields.group("SimplePrefix", &simple)
        fields.object("PartitionedPrefix") { $0.field("PartitionDateSource", &partitionDateSource) }
      }
    }
  }

  /// Object Lock with a default retention.
  public struct ObjectLock: FieldGroup {
    /// `Enabled`.
    public var status: Value<String>?
    public var mode: Value<Mode>?
    public var days: Value<Int>?
    public var years: Value<Int>?

    public enum Mode: String, Literal, CaseIterable {
      /// Retention cannot be shortened by any user.
      case compliance = "COMPLIANCE"
      /// Users with a special permission can shorten the retention.
      case governance = "GOVERNANCE"
    }

    public init() {}

    public mutating func map(_ fields: FieldMapper) {
      fields.field("ObjectLockEnabled", &status)
      fields.object("Rule") { fields in
        fields.object("DefaultRetention") { fields in
          fields.field("Mode", &mode)
          fields.field("Days", &days)
          fields.field("Years", &years)
        }
      }
    }
  }

  /// Inline versioning of the Terraform bucket, which is deprecated.
  public struct InlineVersioning: FieldGroup {
    public var isEnabled: Value<Bool>?
    public var asksForMFA: Value<Bool>?

    public init() {}

    public mutating func map(_ fields: FieldMapper) {
      fields.field("Enabled", &isEnabled)
      fields.field("MfaDelete", &asksForMFA)
    }
  }

  /// Static website hosting, which is public and does not support HTTPS.
  public struct Website: FieldGroup {
    public var indexDocument: Value<String>?
    public var errorDocument: Value<String>?
    public var redirectionOfAll: RedirectionOfAll?
    public var routingRules: [RoutingRule] = []

    public init() {}

    public mutating func map(_ fields: FieldMapper) {
      fields.terraformBlock("index_document") { $0.field("IndexDocument", terraform: "suffix", &indexDocument) }
      fields.terraformBlock("error_document") { $0.field("ErrorDocument", terraform: "key", &errorDocument) }
      fields.group("RedirectAllRequestsTo", &redirectionOfAll)
      fields.groups("RoutingRules", terraform: "routing_rule", &routingRules)
    }

    /// Redirects all requests to another host.
    public struct RedirectionOfAll: FieldGroup {
      public var host: Value<String>?
      /// `http` or `https`.
      public var protocolName: Value<String>?

      public init() {}

      public mutating func map(_ fields: FieldMapper) {
        fields.required("HostName", &host)
        fields.field("Protocol", &protocolName)
      }
    }

    /// A routing rule: redirects certain requests.
    public struct RoutingRule: FieldGroup {
      public var errorCode: Value<String>?
      public var keyPrefix: Value<String>?
      public var host: Value<String>?
      public var redirectCode: Value<String>?
      /// `http` or `https`.
      public var protocolName: Value<String>?
      public var newKeyPrefix: Value<String>?
      public var newKey: Value<String>?

      public init() {}

      public mutating func map(_ fields: FieldMapper) {
        fields.object("RoutingRuleCondition", terraform: "condition") { fields in
          fields.field("HttpErrorCodeReturnedEquals", &errorCode)
          fields.field("KeyPrefixEquals", &keyPrefix)
        }
        fields.object("RedirectRule", terraform: "redirect") { fields in
          fields.field("HostName", &host)
          fields.field("HttpRedirectCode", &redirectCode)
          fields.field("Protocol", &protocolName)
          fields.field("ReplaceKeyPrefixWith", &newKeyPrefix)
          fields.field("ReplaceKeyWith", &newKey)
        }
      }
    }
  }
}
