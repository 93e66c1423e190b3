public import ResourceGraph

extension S3 {
  /// How objects are kept: how fast they are there again, in how many zones, at which price.
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

  /// `Enabled` or `Disabled`, as rules and configurations of a bucket say it.
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

  /// A part of a bucket in a format with an empty body.
  public struct Presence: FieldGroup {
    public init() {}

    public mutating func map(_ fields: FieldMapper) {}
  }
}
