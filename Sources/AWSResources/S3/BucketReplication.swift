public import ResourceGraph

extension S3.Bucket {
  /// Replication of objects to other buckets.
  public struct Replication: FieldGroup {
    /// The role with which S3 replicates objects.
    public var role: Reference<IAM.Role>?
    public var rules: [Rule] = []

    public init() {}

    public mutating func map(_ fields: FieldMapper) {
      fields.required("Role", &role)
      fields.required("Rules", terraform: "rule", &rules)
    }

    /// A replication rule.
    public struct Rule: FieldGroup {
      public var id: Value<String>?
      public var status: Value<S3.Status>?
      public var priority: Value<Int>?
      /// The prefix, instead of a filter, in version 1 of replication rules.
      public var prefix: Value<String>?
      public var filter: Filter?
      /// Whether delete markers are replicated.
      public var deleteMarkers: Value<S3.Status>?
      /// Whether modifications of replicas are replicated.
      public var replicaModifications: Value<S3.Status>?
      /// Whether objects encrypted with KMS are replicated.
      public var kmsEncryptedObjects: Value<S3.Status>?
      public var destination: Destination?

      public init() {}

      public mutating func map(_ fields: FieldMapper) {
        fields.field("Id", &id)
        fields.required("Status", &status)
        fields.field("Priority", &priority)
        fields.field("Prefix", &prefix)
        fields.group("Filter", &filter)
        fields.object("DeleteMarkerReplication") { $0.field("Status", &deleteMarkers) }
        fields.object("SourceSelectionCriteria") { fields in
          fields.object("ReplicaModifications") { $0.required("Status", &replicaModifications) }
          fields.object("SseKmsEncryptedObjects") { $0.required("Status", &kmsEncryptedObjects) }
        }
        fields.required("Destination", &destination)
      }
    }

    /// Selects objects by prefix or tags; an empty filter selects all.
    public struct Filter: FieldGroup {
      public var prefix: Value<String>?
      public var tag: S3.TagFilter?
      /// A conjunction of several filters.
      public var all: All?

      public init() {}

      public mutating func map(_ fields: FieldMapper) {
        fields.field("Prefix", &prefix)
        fields.group("TagFilter", terraform: "tag", &tag)
        fields.group("And", &all)
      }

      /// Filters that an object must all match.
      public struct All: FieldGroup {
        public var prefix: Value<String>?
        public var tags: Tags = [:]

        public init() {}

        public mutating func map(_ fields: FieldMapper) {
          fields.field("Prefix", &prefix)
          fields.tags(&tags, "TagFilters")
        }
      }
    }

    /// The destination bucket of a replication rule.
    public struct Destination: FieldGroup {
      /// The ARN of the bucket.
      public var bucket: Value<String>?
      public var account: Value<String>?
      public var storageClass: Value<S3.StorageClass>?
      /// `Destination`: the owner of the destination bucket owns the replicas.
      public var ownerOverride: Value<String>?
      public var kmsKey: Value<String>?
      public var metricsStatus: Value<S3.Status>?
      /// In minutes: 15.
      public var metricsThreshold: Value<Int>?
      public var timeControlStatus: Value<S3.Status>?
      /// In minutes: 15.
      public var timeControl: Value<Int>?

      public init() {}

      public mutating func map(_ fields: FieldMapper) {
        fields.required("Bucket", &bucket)
        fields.field("Account", &account)
        fields.field("StorageClass", &storageClass)
        fields.object("AccessControlTranslation") { $0.required("Owner", &ownerOverride) }
        fields.object("EncryptionConfiguration") { fields in
          fields.required("ReplicaKmsKeyID", terraform: "replica_kms_key_id", &kmsKey)
        }
        fields.object("Metrics") { fields in
          fields.required("Status", &metricsStatus)
          fields.object("EventThreshold") { $0.required("Minutes", &metricsThreshold) }
        }
        fields.object("ReplicationTime") { fields in
          fields.required("Status", &timeControlStatus)
          fields.object("Time") { $0.required("Minutes", &timeControl) }
        }
      }
    }
  }
}
