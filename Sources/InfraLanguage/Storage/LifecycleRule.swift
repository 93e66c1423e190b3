/// A lifecycle rule of a bucket: when objects move to other storage classes, and when they expire.
public struct LifecycleRule: Hashable, Sendable {
  let name: String
  let prefix: String?
  let tags: [Tag]
  let transitions: [Transition]
  let expiration: Duration?
  let noncurrentTransitions: [Transition]
  let noncurrentExpiration: Duration?
  let keptVersions: Int?
  let location: SourceLocation

  /// Creates a rule.
  ///
  /// - Parameters:
  ///   - name: the rule's id.
  ///   - prefix: the prefix of the objects' keys; all objects by default.
  ///   - tags: the tags that an object must have.
  ///   - transitions: moves to other storage classes, in whole days since the creation of an object.
  ///   - expiration: when objects are deleted, in whole days since their creation; they remain as noncurrent versions
  ///     until those expire.
  ///   - noncurrentTransitions: moves of noncurrent versions, in whole days since they became noncurrent.
  ///   - noncurrentExpiration: when noncurrent versions are deleted, in whole days since they became noncurrent; by
  ///     default 30 days, or 30 after the last transition, in a rule with an `expiration`, and never in any other.
  ///   - keptVersions: the number of newest noncurrent versions that are not deleted, 1 to 100.
  public init(
    _ name: String, prefix: String? = nil, tags: KeyValuePairs<String, String> = [:], transitions: [Transition] = [],
    expiration: Duration? = nil, noncurrentTransitions: [Transition] = [], noncurrentExpiration: Duration? = nil,
    keptVersions: Int? = nil,
    fileID: StaticString = #fileID, line: Int = #line, column: Int = #column
  ) {
    self.name = name
    self.prefix = prefix
    self.tags = tags.map { Tag($0.key, $0.value) }
    self.transitions = transitions
    self.expiration = expiration
    self.noncurrentTransitions = noncurrentTransitions
    self.noncurrentExpiration =
      noncurrentExpiration ?? expiration.map { _ in (noncurrentTransitions.last?.age ?? .zero) + .days(30) }
    self.keptVersions = keptVersions
    location = SourceLocation(fileID: fileID, line: line, column: column)
  }

  /// A move to another storage class.
  public struct Transition: Hashable, Sendable {
    let storage: ColdStorage
    let age: Duration

    /// A move to a storage class.
    ///
    /// - Parameters:
    ///   - storage: the storage class.
    ///   - age: the age of the object, in whole days.
    public static func to(_ storage: ColdStorage, after age: Duration) -> Transition {
      Transition(storage: storage, age: age)
    }
  }
}

/// The storage classes that objects can move to, in the order of possible moves.
///
/// https://docs.aws.amazon.com/AmazonS3/latest/userguide/lifecycle-transition-general-considerations.html
public enum ColdStorage: Int, Hashable, Sendable, CaseIterable {
  /// S3 Standard-IA.
  case standardInfrequentAccess
  /// S3 Intelligent-Tiering, which moves each object according to its access pattern.
  case intelligentTiering
  /// S3 One Zone-IA, which stores objects in one Availability Zone.
  case oneZoneInfrequentAccess
  /// S3 Glacier Instant Retrieval.
  case glacierInstantRetrieval
  /// S3 Glacier Flexible Retrieval, which restores objects in minutes to hours.
  case glacierFlexibleRetrieval
  /// S3 Glacier Deep Archive, which restores objects in 12 to 48 hours.
  case glacierDeepArchive

  var storageClass: S3.StorageClass {
    switch self {
    case .standardInfrequentAccess: .standardInfrequentAccess
    case .intelligentTiering: .intelligentTiering
    case .oneZoneInfrequentAccess: .oneZoneInfrequentAccess
    case .glacierInstantRetrieval: .glacierInstantRetrieval
    case .glacierFlexibleRetrieval: .glacierFlexibleRetrieval
    case .glacierDeepArchive: .glacierDeepArchive
    }
  }

  /// The class in Swift: `.glacierInstantRetrieval`.
  var word: String { ".\(self)" }

  func canMove(to other: ColdStorage) -> Bool {
    rawValue < other.rawValue && !(self == .oneZoneInfrequentAccess && other == .glacierInstantRetrieval)
  }

  /// Whether objects can move to the class only after 30 days, and must stay for 30 days.
  var isInfrequentAccess: Bool { self == .standardInfrequentAccess || self == .oneZoneInfrequentAccess }
}

// MARK: - What S3 rejects

extension LifecycleRule {
  func check(in lowering: inout Lowering, ofBucket bucket: String) {
    let subject = "lifecycle rule '\(name)' of bucket '\(bucket)'"
    var problems = problems(transitions, until: expiration, "objects")
    problems += self.problems(noncurrentTransitions, until: noncurrentExpiration, "noncurrent versions")
    if let keptVersions {
      if !(1...100).contains(keptVersions) {
        problems.append("keeps \(keptVersions) noncurrent versions; use 1 to 100")
      }
      if noncurrentExpiration == nil {
        problems.append("keeps \(keptVersions) noncurrent versions but none expires; set 'noncurrentExpiration'")
      }
    }
    if transitions.isEmpty, expiration == nil, noncurrentTransitions.isEmpty, noncurrentExpiration == nil {
      problems.append("has no effect; add transitions or an expiration")
    }
    if let prefix, let problem = KeyPrefix.problem(with: prefix) {
      problems.append("has the prefix '\(prefix)', \(problem)")
    }
    for problem in problems { lowering.report("\(subject) \(problem)", at: location) }
  }

  private func problems(_ transitions: [Transition], until expiration: Duration?, _ what: String) -> [String] {
    var problems: [String] = []
    for age in transitions.map(\.age) + [expiration].compactMap(\.self) where (age.wholeDays ?? 0) < 1 {
      problems.append("has a transition or expiration of \(what) after \(age.words); use whole days, at least 1")
    }
    guard problems.isEmpty else { return problems }
    for transition in transitions where transition.storage.isInfrequentAccess && transition.age < .days(30) {
      problems.append(
        "moves \(what) to \(transition.storage.word) after \(transition.days) days; use 30 days or more"
      )
    }
    for (first, second) in zip(transitions, transitions.dropFirst()) {
      problems += problem(from: first, to: second, what).map { [$0] } ?? []
    }
    if let expiration, let last = transitions.last, expiration <= last.age {
      problems.append(
        "deletes \(what) after \(expiration.wholeDays ?? 0) days and moves them after \(last.days); "
          + "use a later expiration")
    }
    return problems
  }

  private func problem(from first: Transition, to second: Transition, _ what: String) -> String? {
    if !first.storage.canMove(to: second.storage) {
      return "moves \(what) back from \(first.storage.word) to \(second.storage.word); "
        + "use a colder storage class"
    }
    if second.age <= first.age {
      return "moves \(what) to \(second.storage.word) after \(second.days) days, but to \(first.storage.word) "
        + "after \(first.days); use increasing ages"
    }
    if first.storage.isInfrequentAccess, second.age < first.age + .days(30) {
      return "moves \(what) on from \(first.storage.word) after \(second.days - first.days) days; "
        + "S3 stores them there for at least 30 days"
    }
    return nil
  }
}

extension LifecycleRule.Transition {
  var days: Int { age.wholeDays ?? 0 }
}
