/// What becomes of a bucket's objects as they grow old.
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

  /// - Parameters:
  ///   - prefix: how the names of the objects begin; all objects unless given.
  ///   - tags: that the objects have, every one of them.
  ///   - transitions: moves to cheaper storage, counted from an object's making, in whole days.
  ///   - expiration: when objects are deleted; their versions stay until their own end.
  ///   - noncurrentTransitions: moves of former versions, counted from when they were replaced.
  ///   - noncurrentExpiration: when former versions are deleted for good.
  ///   - keptVersions: how many of the newest former versions stay all the same, 1 to 100.
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
    self.noncurrentExpiration = noncurrentExpiration
    self.keptVersions = keptVersions
    location = SourceLocation(fileID: fileID, line: line, column: column)
  }

  /// A move to another class of storage.
  public struct Transition: Hashable, Sendable {
    let storage: ColdStorage
    let age: Duration

    public static func to(_ storage: ColdStorage, after age: Duration) -> Transition {
      Transition(storage: storage, age: age)
    }
  }
}

/// The classes of storage that objects can move to, from warm to cold; none leads back.
///
/// https://docs.aws.amazon.com/AmazonS3/latest/userguide/lifecycle-transition-general-considerations.html
public enum ColdStorage: Int, Hashable, Sendable, CaseIterable {
  case standardInfrequentAccess
  /// S3 moves each object by its own use.
  case intelligentTiering
  /// In one zone: gone with it.
  case oneZoneInfrequentAccess
  case glacierInstantRetrieval
  /// There again in minutes to hours.
  case glacierFlexibleRetrieval
  /// There again in half a day to two.
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

  /// The class as a description writes it: `.glacierInstantRetrieval`.
  var word: String { ".\(self)" }

  func canMove(to other: ColdStorage) -> Bool {
    rawValue < other.rawValue && !(self == .oneZoneInfrequentAccess && other == .glacierInstantRetrieval)
  }

  /// S3 takes objects no earlier than after 30 days, and keeps them as long at least.
  var isInfrequentAccess: Bool { self == .standardInfrequentAccess || self == .oneZoneInfrequentAccess }
}

// MARK: - What S3 refuses

extension LifecycleRule {
  func check(in lowering: inout Lowering, ofBucket bucket: String) {
    let subject = "lifecycle rule '\(name)' of bucket '\(bucket)'"
    var problems = problems(transitions, until: expiration, "objects")
    problems += self.problems(noncurrentTransitions, until: noncurrentExpiration, "former versions")
    if let keptVersions {
      if !(1...100).contains(keptVersions) {
        problems.append("keeps \(keptVersions) former versions; S3 keeps 1 to 100")
      }
      if noncurrentExpiration == nil {
        problems.append("keeps \(keptVersions) of the former versions but none expires; set noncurrentExpiration")
      }
    }
    if transitions.isEmpty, expiration == nil, noncurrentTransitions.isEmpty, noncurrentExpiration == nil {
      problems.append("does nothing; give it transitions or an expiration")
    }
    for problem in problems { lowering.report("\(subject) \(problem)", at: location) }
  }

  private func problems(_ transitions: [Transition], until expiration: Duration?, _ what: String) -> [String] {
    var problems: [String] = []
    for age in transitions.map(\.age) + [expiration].compactMap(\.self) where (age.wholeDays ?? 0) < 1 {
      problems.append("counts \(age.words) for \(what); S3 counts whole days, 1 at least")
    }
    guard problems.isEmpty else { return problems }
    for transition in transitions where transition.storage.isInfrequentAccess && transition.age < .days(30) {
      problems.append(
        "moves \(what) to \(transition.storage.word) after \(transition.days) days; S3 takes them after 30 at the earliest"
      )
    }
    for (first, second) in zip(transitions, transitions.dropFirst()) {
      problems += problem(from: first, to: second, what).map { [$0] } ?? []
    }
    if let expiration, let last = transitions.last, expiration <= last.age {
      problems.append(
        "deletes \(what) after \(expiration.wholeDays ?? 0) days and moves them after \(last.days); "
          + "expire them later than the last move")
    }
    return problems
  }

  private func problem(from first: Transition, to second: Transition, _ what: String) -> String? {
    if !first.storage.canMove(to: second.storage) {
      return "moves \(what) back from \(first.storage.word) to \(second.storage.word); "
        + "S3 moves them to colder storage only"
    }
    if second.age <= first.age {
      return "moves \(what) to \(second.storage.word) after \(second.days) days, but to \(first.storage.word) "
        + "after \(first.days); let the ages rise"
    }
    if first.storage.isInfrequentAccess, second.age < first.age + .days(30) {
      return "moves \(what) on from \(first.storage.word) after \(second.days - first.days) days; "
        + "S3 keeps them there for 30 at least"
    }
    return nil
  }
}

extension LifecycleRule.Transition {
  var days: Int { age.wholeDays ?? 0 }
}
