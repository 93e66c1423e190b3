import AWSResources
import Documents

extension Model {
  /// The resources that receive the messages and events that others could not handle.
  var failureTargets: Set<LogicalID> {
    var targets = graph.all(SQS.Queue.self).compactMap { $0.redrivePolicy?.deadLetterQueue?.expression }
    targets += graph.all(SNS.Subscription.self).compactMap { $0.redrivePolicy?.deadLetterTarget?.expression }
    targets += graph.all(Lambda.Function.self).compactMap { $0.deadLetterTarget?.expression }
    targets += graph.all(Lambda.EventInvokeConfig.self).compactMap { $0.failureDestination?.expression }
    targets += graph.all(Lambda.EventSourceMapping.self).compactMap { $0.failureDestination?.expression }
    targets += graph.all(Events.Rule.self).flatMap { $0.targets.compactMap { $0.deadLetterQueue?.expression } }
    targets += graph.all(Events.EventBus.self).compactMap { $0.deadLetterQueue?.expression }
    targets += graph.all(Scheduler.Schedule.self).compactMap { $0.target?.deadLetterQueue?.expression }
    var ids = Set(targets.flatMap(\.referencedIDs))
    let isResource = { [graph] (id: LogicalID) in graph[id] != nil }
    for entry in graph.entries {
      if case .raw(let raw) = entry.content {
        ids.formUnion(Node(.object(raw.properties)).failureTargets(in: raw.dialect, where: isResource))
      }
      for extra in entry.extras { ids.formUnion(extra.failureTargets(where: isResource)) }
    }
    return ids
  }
}

extension Extra {
  /// The resources that the part names as those that receive failures.
  fileprivate func failureTargets(where counts: (LogicalID) -> Bool) -> [LogicalID] {
    let isForFailures = path.contains { step in
      guard case .key(let key) = step else { return false }
      return Node.isForFailures(key)
    }
    return isForFailures
      ? value.references(in: dialect, where: counts) : value.failureTargets(in: dialect, where: counts)
  }
}

extension Node {
  /// The resources that properties for failures refer to.
  fileprivate func failureTargets(in dialect: Dialect, where counts: (LogicalID) -> Bool) -> [LogicalID] {
    switch content {
    case .array(let items): return items.flatMap { $0.failureTargets(in: dialect, where: counts) }
    case .object(let object):
      return object.members.flatMap { member in
        Self.isForFailures(member.key)
          ? member.value.references(in: dialect, where: counts)
          : member.value.failureTargets(in: dialect, where: counts)
      }
    case .null, .bool, .integer, .number, .string: return []
    }
  }

  /// Whether a property has a name such as `DeadLetterConfig`, `on_failure` or `redrive_policy`.
  fileprivate static func isForFailures(_ key: String) -> Bool {
    let name = key.lowercased().filter { $0 != "_" }
    return ["deadletter", "onfailure", "redrivepolicy", "erroraction"].contains { name.contains($0) }
  }
}
