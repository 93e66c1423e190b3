public import ResourceGraph

extension S3.Bucket {
  /// A lifecycle rule: transitions and expiration of objects.
  public struct LifecycleRule: FieldGroup {
    public var id: Value<String>?
    public var status: Value<S3.Status>?
    /// The filter of the rule: objects must match all of these properties.
    public var prefix: Value<String>?
    public var objectTags: Tags = [:]
    /// In bytes.
    public var objectSizeGreaterThan: Value<Int>?
    /// In bytes.
    public var objectSizeLessThan: Value<Int>?
    /// In days, 0 to 36500.
    public var expiration: Value<Int>?
    /// `2030-01-01T00:00:00Z`, instead of an age.
    public var expirationDate: Value<String>?
    /// Whether expired object delete markers are removed.
    public var expiresDeleteMarkers: Value<Bool>?
    public var transitions: [Transition] = []
    public var noncurrentExpiration: NoncurrentExpiration?
    public var noncurrentTransitions: [NoncurrentTransition] = []
    /// The days after which incomplete multipart uploads are aborted.
    public var incompleteUploadExpiration: Value<Int>?
    /// Deprecated CloudFormation properties, instead of lists.
    public var onlyTransition: Transition?
    public var onlyNoncurrentTransition: NoncurrentTransition?
    public var noncurrentExpirationDays: Value<Int>?
    /// The placement of the filter in a Terraform file, if it differs from the written one.
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

    /// Terraform writes one filter in a block, and several in a nested `and` block.
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

    /// A transition of objects to another storage class.
    public struct Transition: FieldGroup {
      public var storageClass: Value<S3.StorageClass>?
      /// In days since the creation of the object.
      public var age: Value<Int>?
      /// A date, instead of an age.
      public var date: Value<String>?

      public init() {}

      public mutating func map(_ fields: FieldMapper) {
        fields.required("StorageClass", &storageClass)
        fields.field("TransitionInDays", terraform: "days", &age)
        fields.field("TransitionDate", terraform: "date", &date)
      }
    }

    /// A transition of noncurrent versions to another storage class.
    public struct NoncurrentTransition: FieldGroup {
      public var storageClass: Value<S3.StorageClass>?
      /// In days since the version became noncurrent.
      public var age: Value<Int>?
      /// The number of newest noncurrent versions that are not moved.
      public var keptVersions: Value<Int>?

      public init() {}

      public mutating func map(_ fields: FieldMapper) {
        fields.required("StorageClass", &storageClass)
        fields.required("TransitionInDays", terraform: "noncurrent_days", &age)
        fields.field("NewerNoncurrentVersions", &keptVersions)
      }
    }

    /// The expiration of noncurrent versions.
    public struct NoncurrentExpiration: FieldGroup {
      /// In days since the version became noncurrent.
      public var age: Value<Int>?
      /// The number of newest noncurrent versions that are retained.
      public var keptVersions: Value<Int>?

      public init() {}

      public mutating func map(_ fields: FieldMapper) {
        fields.required("NoncurrentDays", &age)
        fields.field("NewerNoncurrentVersions", &keptVersions)
      }
    }
  }
}

/// Where Terraform has the filter of a rule: in the rule, in its filter, or in an `and` block of the filter.
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

  /// The form that the provider requires: `and` around several filters, an empty block for none.
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
