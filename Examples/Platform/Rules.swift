import Infra

// Rules of the platform's own, which `infra rules`, `infra validate` and `infra synth` treat like those of infra.

extension RuleID {
  static let bucketHasAnOwner = RuleID("payments/bucket-has-an-owner")
}

/// Checks that a bucket says which team answers for it.
struct BucketHasAnOwner: StackRule {
  let description = StackRuleDescription(
    .bucketHasAnOwner,
    summary: "A bucket has the tag 'Owner'.",
    rationale: "Nobody dares to empty or delete a bucket whose owner is unknown.",
    remedy: "Pass 'owner' to the stack, which tags all of its resources.")

  func check(_ stacks: inout StackCheck) {
    for bucket in stacks.resources(of: S3.Bucket.self) where bucket.tags["Owner"] == nil {
      stacks.report("bucket '\(bucket.id)' has no tag 'Owner'; give its stack an 'owner'", on: bucket, at: "Tags")
    }
  }
}

/// Checks that services run where the contracts with customers allow it.
struct ServiceIsInItsRegion: StackRule {
  let regions: [Region]
  let description = StackRuleDescription(
    RuleID("payments/service-is-in-its-region"),
    summary: "Services run in the regions that the contracts allow.")

  func check(_ stacks: inout StackCheck) {
    guard let region = stacks.region, !regions.contains(region) else { return }
    let allowed = regions.map(\.rawValue).joined(separator: " or ")
    for service in stacks.resources(of: ECS.Service.self) {
      stacks.report("service '\(service.id)' is in \(region.rawValue); move its stack to \(allowed)", on: service)
    }
  }
}

/// Checks that a database in production has processors of its own, which the classes with CPU credits have not.
struct DatabaseHasAProductionSize: StackRule {
  let description = StackRuleDescription(
    RuleID("payments/database-has-a-production-size"), severity: .warning,
    summary: "Databases in production have no class with CPU credits.")

  func check(_ stacks: inout StackCheck) {
    guard stacks.environment == "production" else { return }
    for database in stacks.resources(of: RDS.DBInstance.self) {
      switch stacks.known(database.instanceClass) {
      case .value(let size) where size.hasPrefix("db.t"):
        let message = "database '\(database.id)' is a \(size); use db.m7g.large or another class without CPU credits"
        stacks.report(message, on: database, at: "DBInstanceClass")
      case .value, .absent: break
      case .unknown:
        stacks.unknown("the class of '\(database.id)' is not known", on: database, at: "DBInstanceClass")
      }
    }
  }
}
