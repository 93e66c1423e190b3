import ResourceGraph

/// The reason why a stack can be deleted together with its data.
public struct Disposal: Hashable, Sendable {
  let reason: String

  /// A stack whose data nobody needs; every report shows the reason.
  public static func because(_ reason: String) -> Disposal { Disposal(reason: reason) }
}

extension Entry {
  /// Lifts what protects the resource from deletion, with the exceptions to rules that this requires.
  mutating func dispose(_ disposal: Disposal, of stack: Stack) {
    guard var resource else { return }
    resource.makeDisposable()
    content = .typed(resource)
    if deletionPolicy != nil { whenDeleted(.delete) }
    for (rule, dialect) in Self.rulesAboutDeletion(of: resource)
    where !allowances.contains(where: { $0.rule == rule.text }) {
      allowances.append(Allowance(rule.text, because: disposal.reason, in: dialect, at: stack.location))
    }
  }

  /// The rules that a disposable resource breaks, and the dialect where only one has a property for it: AWS deletes no bucket
  /// and no vault with contents unless Terraform empties them, and Terraform has no deletion policy.
  private static func rulesAboutDeletion(of resource: any Resource) -> [(RuleID, Dialect?)] {
    switch resource {
    case let database as RDS.DBInstance where database.source != nil: []
    case is RDS.DBInstance, is RDS.DBCluster:
      [(.statefulResourceSurvivesDeletion, nil), (.databaseIsDeletionProtected, nil)]
    case is DynamoDB.Table:
      [(.statefulResourceSurvivesDeletion, .cloudFormation), (.tableIsDeletionProtected, nil)]
    case is EFS.FileSystem: [(.statefulResourceSurvivesDeletion, .cloudFormation)]
    case is S3.Bucket, is Backup.BackupVault: [(.statefulResourceSurvivesDeletion, .terraform)]
    case is Cognito.UserPool: [(.statefulResourceSurvivesDeletion, nil)]
    case is ElasticLoadBalancing.LoadBalancer: [(.loadBalancerIsDeletionProtected, nil)]
    default: []
    }
  }
}

extension Lowering {
  /// Says that the stack is disposable, and what the deletion by CloudFormation requires.
  mutating func noteDisposal() {
    let stack = plan.stack
    guard let disposal = stack.disposal else { return }
    guard !disposal.reason.allSatisfy(\.isWhitespace) else {
      return report(
        "stack '\(stack.name)' is disposable without a reason; say why its data can be deleted", at: stack.location)
    }
    note(
      "stack '\(stack.name)' is disposable, because: \(disposal.reason); its data is deleted with it",
      at: stack.location)
    let full = graph.entries.filter { $0.resource is S3.Bucket || $0.resource is Backup.BackupVault }
    guard !full.isEmpty else { return }
    let names = full.map { "'\($0.id)'" }.joined(separator: ", ")
    note(
      "CloudFormation deletes \(names) only without contents; empty them before you delete the stack",
      at: stack.location)
  }
}
