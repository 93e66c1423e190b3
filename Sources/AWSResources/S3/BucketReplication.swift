public import ResourceGraph

extension S3.Bucket {
  /// Copies of objects in other buckets.
  public struct Replication: FieldGroup {
    /// The role with which S3 reads here and writes there.
    public var role: Reference<IAM.Role>?
    public var rules: [Rule] = []

    public init() {}

    public mutating func map(_ fields: FieldMapper) {
      fields.required("Role", &role)
      fields.required("Rules", terraform: "rule", &rules)
    }

    /// Which objects are copied, and where to.
    public struct Rule: FieldGroup {
      public var id: Value<String>?
      public var status: Value<S3.Status>?
      public var priority: Value<Int>?
      /// In place of a filter, in the first form of rules.
      public var prefix: Value<String>?
      public var filter: Filter?
      /// Whether deletions are copied.
      public var deleteMarkers: Value<S3.Status>?
      /// Whether changes of copies are copied.
      public var replicaModifications: Value<S3.Status>?
      /// Whether objects encrypted with KMS are copied.
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

    /// Which objects a rule is about; an empty one is about all.
    public struct Filter: FieldGroup {
      public var prefix: Value<String>?
      public var tag: S3.TagFilter?
      /// Several filters at once.
      public var all: All?

      public init() {}

      public mutating func map(_ fields: FieldMapper) {
        fields.field("Prefix", &prefix)
        fields.group("TagFilter", terraform: "tag", &tag)
        fields.group("And", &all)
      }

      /// Filters that an object passes all of.
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

    /// The bucket that copies go to.
    public struct Destination: FieldGroup {
      /// The bucket's ARN.
      public var bucket: Value<String>?
      public var account: Value<String>?
      public var storageClass: Value<S3.StorageClass>?
      /// `Destination`: the copies belong to the other bucket's owner.
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
