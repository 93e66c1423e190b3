public import ResourceGraph

extension S3.Bucket {
  /// What keeps policies and access control lists from opening the bucket to everybody.
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

  /// Whom objects belong to that others put into the bucket.
  public struct OwnershipRule: FieldGroup {
    public var ownership: Value<Ownership>?

    public enum Ownership: String, Literal, CaseIterable {
      /// The bucket's owner, and access control lists count no more.
      case bucketOwnerEnforced = "BucketOwnerEnforced"
      case bucketOwnerPreferred = "BucketOwnerPreferred"
      case objectWriter = "ObjectWriter"
    }

    public init() {}

    public mutating func map(_ fields: FieldMapper) {
      fields.field("ObjectOwnership", &ownership)
    }
  }

  /// With what objects are encrypted that come without a wish of their own.
  public struct EncryptionRule: FieldGroup {
    public var algorithm: Value<Algorithm>?
    /// The AWS managed key of S3 unless set.
    public var kmsKey: Reference<KMS.Key>?
    /// Whether S3 keeps a key of its own for a while, and asks KMS less often.
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

  /// Which pages of other origins may use the bucket in browsers.
  public struct CORSRule: FieldGroup {
    public var id: Value<String>?
    public var allowedOrigins: List<Value<String>>?
    /// `GET`, `PUT`, `POST`, `DELETE` and `HEAD`.
    public var allowedMethods: List<Value<String>>?
    public var allowedHeaders: List<Value<String>>?
    public var exposedHeaders: List<Value<String>>?
    /// In seconds: how long a browser remembers the answer.
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

  /// Where S3 writes down who asked for which object.
  public struct Logging: FieldGroup {
    /// Terraform has to be told; in CloudFormation it is the bucket itself unless set.
    public var bucket: Reference<S3.Bucket>?
    /// How the names of the records begin; Terraform has to be told.
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

    /// How records are named: after the prefix alone, or by account, region, bucket and day.
    public struct KeyFormat: FieldGroup {
      public var simple: S3.Presence?
      /// `EventTime` or `DeliveryTime`, for names with a date.
      public var partitionDateSource: Value<String>?

      public init() {}

      public mutating func map(_ fields: FieldMapper) {
        fields.group("SimplePrefix", &simple)
        fields.object("PartitionedPrefix") { $0.field("PartitionDateSource", &partitionDateSource) }
      }
    }
  }

  /// For how long nobody deletes an object, unless it says so itself.
  public struct ObjectLock: FieldGroup {
    /// `Enabled`.
    public var status: Value<String>?
    public var mode: Value<Mode>?
    public var days: Value<Int>?
    public var years: Value<Int>?

    public enum Mode: String, Literal, CaseIterable {
      /// Nobody shortens it.
      case compliance = "COMPLIANCE"
      /// Who has the permission for it shortens it.
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

  /// Whether the bucket keeps versions, as Terraform's bucket itself once said it.
  public struct InlineVersioning: FieldGroup {
    public var isEnabled: Value<Bool>?
    public var asksForMFA: Value<Bool>?

    public init() {}

    public mutating func map(_ fields: FieldMapper) {
      fields.field("Enabled", &isEnabled)
      fields.field("MfaDelete", &asksForMFA)
    }
  }

  /// A bucket as a web site, which is public and speaks no HTTPS.
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

    /// Another host that every request is sent to.
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

    /// Requests that are sent elsewhere, and where.
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
