/// A series of measurements in CloudWatch: every construct offers its own.
public struct Metric: Hashable, Sendable {
  public typealias Statistic = CloudWatch.Alarm.Statistic

  /// `AWS/ECS`.
  let namespace: String
  /// `CPUUtilization`.
  let name: String
  /// All dimensions but the one that the owner's physical name is: see `dimensions(in:)`.
  private let fixedDimensions: [NamedValues.Entry]
  /// The dimension that holds the owner's physical name, where no attribute has that: `Cluster Name`.
  private let nameDimension: String?
  let statistic: Statistic
  let owner: Owner?

  /// A metric of any namespace.
  public init(
    _ namespace: String, _ name: String, dimensions: KeyValuePairs<String, Value<String>> = [:],
    statistic: Statistic = .average
  ) {
    self.init(namespace, name, namedBy: nil, dimensions: dimensions, statistic: statistic, owner: nil)
  }

  /// A metric of a construct, which an alarm's name then begins with.
  ///
  /// - Parameter nameDimension: the dimension that holds the construct's physical name, where no attribute has that.
  init(
    of construct: any Construct, _ namespace: String, _ name: String, namedBy nameDimension: String? = nil,
    dimensions: KeyValuePairs<String, Value<String>>, statistic: Statistic = .average
  ) {
    self.init(
      namespace, name, namedBy: nameDimension, dimensions: dimensions, statistic: statistic,
      owner: Owner(construct: construct))
  }

  private init(
    _ namespace: String, _ name: String, namedBy nameDimension: String?,
    dimensions: KeyValuePairs<String, Value<String>>, statistic: Statistic, owner: Owner?
  ) {
    self.namespace = namespace
    self.name = name
    self.nameDimension = nameDimension
    fixedDimensions = dimensions.map { .init(name: $0.key, value: $0.value) }
    self.statistic = statistic
    self.owner = owner
  }

  /// What tells this series from the others of its name.
  func dimensions(in lowering: Lowering) -> [NamedValues.Entry] {
    guard let nameDimension, let owner else { return fixedDimensions }
    let physicalName = owner.construct.physicalName(in: lowering)
    return [.init(name: nameDimension, value: .literal(physicalName))] + fixedDimensions
  }

  /// The construct that is measured.
  struct Owner: Hashable, Sendable {
    let construct: any Construct

    static func == (left: Owner, right: Owner) -> Bool { left.construct.isEqual(to: right.construct) }
    func hash(into hasher: inout Hasher) { hasher.combine(construct.identity) }
  }
}
