public import ResourceGraph

extension S3 {
  /// A storage class.
  public enum StorageClass: String, Literal, CaseIterable {
    case standard = "STANDARD"
    case reducedRedundancy = "REDUCED_REDUNDANCY"
    case intelligentTiering = "INTELLIGENT_TIERING"
    case standardInfrequentAccess = "STANDARD_IA"
    case oneZoneInfrequentAccess = "ONEZONE_IA"
    case glacierInstantRetrieval = "GLACIER_IR"
    case glacierFlexibleRetrieval = "GLACIER"
    case glacierDeepArchive = "DEEP_ARCHIVE"
  }

  /// The status of a rule or a configuration of a bucket.
  public enum Status: String, Literal, CaseIterable {
    case enabled = "Enabled"
    case disabled = "Disabled"
  }

  /// A tag that objects must have.
  public struct TagFilter: FieldGroup, Equatable {
    public var key: Value<String>?
    public var value: Value<String>?

    public init() {}

    public mutating func map(_ fields: FieldMapper) {
      fields.required("Key", &key)
      fields.required("Value", &value)
    }
  }

  /// A configuration of a bucket that is an object without members.
  public struct Presence: FieldGroup {
    public init() {}

    public mutating func map(_ fields: FieldMapper) {}
  }
}
