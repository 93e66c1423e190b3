/// A series of measurements in CloudWatch: every construct offers its own.
public struct Metric: Hashable, Sendable {
  public typealias Statistic = CloudWatch.Alarm.Statistic

  /// `AWS/ECS`.
  let namespace: String
  /// `CPUUtilization`.
  let name: String
  let dimensions: [NamedValues.Entry]
  let statistic: Statistic
  let owner: Owner?

  /// A metric of any namespace.
  public init(
    _ namespace: String, _ name: String, dimensions: KeyValuePairs<String, Value<String>> = [:],
    statistic: Statistic = .average
  ) {
    self.init(namespace, name, dimensions: dimensions, statistic: statistic, owner: nil)
  }

  /// A metric of a construct, which an alarm's name then begins with.
  init(
    of construct: any Construct, _ namespace: String, _ name: String,
    dimensions: KeyValuePairs<String, Value<String>>, statistic: Statistic = .average
  ) {
    self.init(namespace, name, dimensions: dimensions, statistic: statistic, owner: Owner(construct: construct))
  }

  private init(
    _ namespace: String, _ name: String, dimensions: KeyValuePairs<String, Value<String>>, statistic: Statistic,
    owner: Owner?
  ) {
    self.namespace = namespace
    self.name = name
    self.dimensions = dimensions.map { .init(name: $0.key, value: $0.value) }
    self.statistic = statistic
    self.owner = owner
  }

  /// The construct that is measured.
  struct Owner: Hashable, Sendable {
    let construct: any Construct

    static func == (left: Owner, right: Owner) -> Bool { left.construct.isEqual(to: right.construct) }
    func hash(into hasher: inout Hasher) { hasher.combine(construct.identity) }
  }
}
