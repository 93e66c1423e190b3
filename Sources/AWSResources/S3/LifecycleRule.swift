public import ResourceGraph

extension S3.Bucket {
  /// What becomes of objects as they grow old.
  public struct LifecycleRule: FieldGroup {
    public var id: Value<String>?
    public var status: Value<S3.Status>?
    /// The objects that the rule is about: those that pass all of the filters.
    public var prefix: Value<String>?
    public var objectTags: Tags = [:]
    /// In bytes.
    public var objectSizeGreaterThan: Value<Int>?
    /// In bytes.
    public var objectSizeLessThan: Value<Int>?
    /// In days, 0 to 36500.
    public var expiration: Value<Int>?
    /// `2030-01-01T00:00:00Z`, in place of an age.
    public var expirationDate: Value<String>?
    /// Whether the mark of a deleted object goes with its last version.
    public var expiresDeleteMarkers: Value<Bool>?
    public var transitions: [Transition] = []
    public var noncurrentExpiration: NoncurrentExpiration?
    public var noncurrentTransitions: [NoncurrentTransition] = []
    /// In days: when the parts of an upload go that nobody finished.
    public var incompleteUploadExpiration: Value<Int>?
    /// Former properties of CloudFormation's, in place of lists.
    public var onlyTransition: Transition?
    public var onlyNoncurrentTransition: NoncurrentTransition?
    public var noncurrentExpirationDays: Value<Int>?
    /// How a Terraform file put the filter, where we would put it otherwise.
    private var spelledFilter: SpelledFilter?

    public init() {}

    public mutating func map(_ fields: FieldMapper) {
      fields.field("Id", &id)
      fields.required("Status", &status)
      fields.dialect == .cloudFormation ? mapFilters(fields) : mapTerraformFilter(fields)
      fields.terraformBlock("expiration") { fields in
        fields.field("ExpirationInDays", terraform: "days", &expiration)
        fields.field("ExpirationDate", terraform: "date", &expirationDate)
        fields.field("ExpiredObjectDeleteMarker", &expiresDeleteMarkers)
      }
      fields.groups("Transitions", terraform: "transition", &transitions)
      fields.group("NoncurrentVersionExpiration", &noncurrentExpiration)
      fields.groups(
        "NoncurrentVersionTransitions", terraform: "noncurrent_version_transition", &noncurrentTransitions)
      fields.object("AbortIncompleteMultipartUpload") { fields in
        fields.field("DaysAfterInitiation", &incompleteUploadExpiration)
      }
      fields.group("Transition", terraform: .unsupported, &onlyTransition)
      fields.group("NoncurrentVersionTransition", terraform: .unsupported, &onlyNoncurrentTransition)
      fields.cloudFormationOnly("NoncurrentVersionExpirationInDays", &noncurrentExpirationDays)
    }

    private mutating func mapFilters(_ fields: FieldMapper) {
      fields.field("Prefix", &prefix)
      fields.tags(&objectTags, "TagFilters")
      fields.integerAsString("ObjectSizeGreaterThan", &objectSizeGreaterThan)
      fields.integerAsString("ObjectSizeLessThan", &objectSizeLessThan)
    }

    /// Terraform has one filter in a block, and several in a block inside it.
    private mutating func mapTerraformFilter(_ fields: FieldMapper) {
      var written = SpelledFilter(of: self)
      if let spelledFilter, spelledFilter.meaning == written.meaning { written = spelledFilter }
      fields.field("Prefix", &written.rulePrefix)
      fields.group("Filter", &written.filter)
      let meaning = written.meaning
      (prefix, objectTags) = (meaning.prefix, meaning.tags)
      (objectSizeGreaterThan, objectSizeLessThan) = (meaning.sizeGreaterThan, meaning.sizeLessThan)
      spelledFilter = written == SpelledFilter(of: self) ? nil : written
    }

    /// A move of objects to another class of storage.
    public struct Transition: FieldGroup {
      public var storageClass: Value<S3.StorageClass>?
      /// In days since the object was made.
      public var age: Value<Int>?
      /// In place of an age.
      public var date: Value<String>?

      public init() {}

      public mutating func map(_ fields: FieldMapper) {
        fields.required("StorageClass", &storageClass)
        fields.field("TransitionInDays", terraform: "days", &age)
        fields.field("TransitionDate", terraform: "date", &date)
      }
    }

    /// A move of former versions to another class of storage.
    public struct NoncurrentTransition: FieldGroup {
      public var storageClass: Value<S3.StorageClass>?
      /// In days since the version was replaced.
      public var age: Value<Int>?
      /// How many of the newest former versions stay where they are.
      public var keptVersions: Value<Int>?

      public init() {}

      public mutating func map(_ fields: FieldMapper) {
        fields.required("StorageClass", &storageClass)
        fields.required("TransitionInDays", terraform: "noncurrent_days", &age)
        fields.field("NewerNoncurrentVersions", &keptVersions)
      }
    }

    /// The end of former versions.
    public struct NoncurrentExpiration: FieldGroup {
      /// In days since the version was replaced.
      public var age: Value<Int>?
      /// How many of the newest former versions stay.
      public var keptVersions: Value<Int>?

      public init() {}

      public mutating func map(_ fields: FieldMapper) {
        fields.required("NoncurrentDays", &age)
        fields.field("NewerNoncurrentVersions", &keptVersions)
      }
    }
  }
}

/// Which objects a rule is about, as Terraform says it: in the rule, in its filter, or in `and` inside that.
private struct SpelledFilter: Equatable {
  typealias Rule = S3.Bucket.LifecycleRule

  var rulePrefix: Value<String>?
  var filter: Filter?

  struct Meaning: Equatable {
    var prefix: Value<String>?
    var tags: Tags
    var sizeGreaterThan: Value<Int>?
    var sizeLessThan: Value<Int>?
  }

  /// The spelling that the provider asks for: `and` around several filters, an empty block for none.
  init(of rule: Rule) {
    let plain = [rule.prefix != nil, rule.objectSizeGreaterThan != nil, rule.objectSizeLessThan != nil]
    let count = plain.count { $0 } + rule.objectTags.entries.count
    var filter = Filter()
    if count > 1 {
      filter.all = Filter.All {
        $0.prefix = rule.prefix
        $0.tags = rule.objectTags
        $0.objectSizeGreaterThan = rule.objectSizeGreaterThan
        $0.objectSizeLessThan = rule.objectSizeLessThan
      }
    } else {
      filter.prefix = rule.prefix
      filter.objectSizeGreaterThan = rule.objectSizeGreaterThan
      filter.objectSizeLessThan = rule.objectSizeLessThan
      filter.tag = rule.objectTags.entries.first.map { entry in
        S3.TagFilter {
          $0.key = .literal(entry.name)
          $0.value = entry.value
        }
      }
    }
    self.filter = filter
  }

  var meaning: Meaning {
    let all = filter?.all
    var tags = all?.tags ?? [:]
    if let tag = filter?.tag, let key = tag.key?.literal, let value = tag.value { tags[key] = value }
    return Meaning(
      prefix: rulePrefix ?? filter?.prefix ?? all?.prefix, tags: tags,
      sizeGreaterThan: filter?.objectSizeGreaterThan ?? all?.objectSizeGreaterThan,
      sizeLessThan: filter?.objectSizeLessThan ?? all?.objectSizeLessThan)
  }

  struct Filter: FieldGroup, Equatable {
    var prefix: Value<String>?
    var tag: S3.TagFilter?
    var objectSizeGreaterThan: Value<Int>?
    var objectSizeLessThan: Value<Int>?
    var all: All?

    mutating func map(_ fields: FieldMapper) {
      fields.field("Prefix", &prefix)
      fields.group("Tag", &tag)
      fields.field("ObjectSizeGreaterThan", &objectSizeGreaterThan)
      fields.field("ObjectSizeLessThan", &objectSizeLessThan)
      fields.group("And", &all)
    }

    struct All: FieldGroup, Equatable {
      var prefix: Value<String>?
      var tags: Tags = [:]
      var objectSizeGreaterThan: Value<Int>?
      var objectSizeLessThan: Value<Int>?

      mutating func map(_ fields: FieldMapper) {
        fields.field("Prefix", &prefix)
        fields.tags(&tags)
        fields.field("ObjectSizeGreaterThan", &objectSizeGreaterThan)
        fields.field("ObjectSizeLessThan", &objectSizeLessThan)
      }
    }
  }
}
