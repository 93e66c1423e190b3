/// The snapshot that RDS creates a database from.
///
/// The snapshot determines the master user, the databases and the encryption. A database that exists is not restored again:
/// another snapshot, or none, means another database. Terraform is told to ignore such a change; CloudFormation would replace
/// the database, and refuses to because of its name.
///
/// https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-resource-rds-dbinstance.html and
/// https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-properties-name.html
///
/// https://docs.aws.amazon.com/AmazonRDS/latest/APIReference/API_RestoreDBInstanceFromDBSnapshot.html
public struct DatabaseSnapshot: Hashable, Sendable {
  let identifier: String
  let masterUserName: String

  /// A snapshot of an encrypted database.
  ///
  /// - Parameters:
  ///   - identifier: the snapshot's name, or its ARN where another account shares it.
  ///   - masterUser: the master user of the database that the snapshot was taken of.
  public static func snapshot(_ identifier: String, masterUser: String = "administrator") -> DatabaseSnapshot {
    DatabaseSnapshot(identifier: identifier, masterUserName: masterUser)
  }
}

extension DatabaseSnapshot? {
  /// The name of the master user of a database that is restored, or created empty.
  var masterUserName: String { self?.masterUserName ?? DatabaseCredentials.masterUserName }
}

/// How long Performance Insights retains its data.
public enum InsightsRetention: Hashable, Sendable {
  /// Seven days, which cost nothing.
  case sevenDays
  /// 1 to 23 months of 31 days.
  case months(Int)
  /// 731 days.
  case twoYears

  var days: Int {
    switch self {
    case .sevenDays: 7
    case .months(let months): (1...23).contains(months) ? months * 31 : 0
    case .twoYears: 731
    }
  }
}

extension Lowering {
  mutating func check(_ retention: InsightsRetention, of identity: Identity) {
    guard case .months(let months) = retention, !(1...23).contains(months) else { return }
    report(
      "\(identity.description) retains the data of Performance Insights for \(months) months; use 1 to 23, or .twoYears"
    )
  }

  mutating func check(_ snapshot: DatabaseSnapshot?, _ key: EncryptionKey?, of identity: Identity) {
    guard let snapshot else { return }
    if snapshot.identifier.isEmpty || snapshot.identifier.contains(where: \.isWhitespace) {
      report(
        "\(identity.description) is restored from the snapshot '\(snapshot.identifier)'; use the name or the ARN of one"
      )
    }
    if snapshot.masterUserName.isEmpty {
      report(
        "\(identity.description) is restored without the name of the master user; use that of the snapshot's database")
    }
    note(
      "\(identity.description) is restored from snapshot '\(snapshot.identifier)', whose encryption it has"
        + (key.map { "; the key of the snapshot must be '\($0.name)'" } ?? "")
        + ". Leave 'restoredFrom' in the stack: CloudFormation refuses a change of it, which would replace the database"
    )
  }
}
