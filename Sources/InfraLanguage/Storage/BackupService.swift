/// A service whose resources AWS Backup backs up.
///
/// https://docs.aws.amazon.com/aws-backup/latest/devguide/security-iam-awsmanpol.html
public enum BackupService: Hashable, Sendable {
  /// Aurora clusters.
  case aurora
  /// Amazon EFS.
  case efs
  /// Amazon RDS, except Aurora.
  case rds
  /// Amazon S3.
  case s3

  /// Every resource of the service in the stack's account and region.
  var everything: Value<String> {
    switch self {
    case .aurora: "arn:\(.partition):rds:\(.region):\(.accountID):cluster:*"
    case .efs: "arn:\(.partition):elasticfilesystem:\(.region):\(.accountID):file-system/*"
    case .rds: "arn:\(.partition):rds:\(.region):\(.accountID):db:*"
    // ARNs of buckets contain neither the account nor the region.
    case .s3: "arn:\(.partition):s3:::*"
    }
  }

  /// - Parameter areCopied: whether backups are copied to other vaults, whose regions and accounts only their ARNs say.
  func statements(for arns: [Value<String>], areCopied: Bool) -> [IAM.Statement] {
    switch self {
    case .efs:
      [IAM.Statement(actions: ["elasticfilesystem:Backup", "elasticfilesystem:DescribeTags"], resources: arns)]
    case .aurora: Self.databaseStatements(arns, areCopied, "DBCluster", "DBClusterSnapshot", "cluster-snapshot")
    case .rds: Self.databaseStatements(arns, areCopied, "DBInstance", "DBSnapshot", "snapshot")
    case .s3: Self.bucketStatements(arns)
    }
  }

  /// Permissions on databases, and on the snapshots that AWS Backup creates.
  ///
  /// - Parameters:
  ///   - database: what RDS calls such a database in its actions.
  ///   - snapshot: what it calls a snapshot of one there.
  ///   - snapshots: what it calls them in ARNs.
  private static func databaseStatements(
    _ arns: [Value<String>], _ areCopied: Bool, _ database: String, _ snapshot: String, _ snapshots: String
  ) -> [IAM.Statement] {
    let place: Value<String> = areCopied ? "*:*" : "\(.region):\(.accountID)"
    let copies: Value<String> = "arn:\(.partition):rds:\(place):\(text: snapshots):awsbackup:*"
    return [
      IAM.Statement(
        actions: [
          "rds:Describe\(database)s", "rds:ListTagsForResource", "rds:AddTagsToResource", "rds:Create\(snapshot)",
          "rds:Describe\(snapshot)s",
        ], resources: arns + [copies]),
      IAM.Statement(actions: ["rds:Copy\(snapshot)", "rds:Delete\(snapshot)"], resources: [copies]),
    ]
  }

  /// Permissions on buckets and their objects, and on the EventBridge rules that inform AWS Backup of changes.
  private static func bucketStatements(_ arns: [Value<String>]) -> [IAM.Statement] {
    let rules: Value<String> = "arn:\(.partition):events:\(.region):\(.accountID):rule/AwsBackupManagedRule*"
    return [
      IAM.Statement(
        actions: [
          "s3:GetBucketAcl", "s3:GetBucketLocation", "s3:GetBucketNotification", "s3:GetBucketTagging",
          "s3:GetBucketVersioning", "s3:GetInventoryConfiguration", "s3:ListBucket", "s3:ListBucketVersions",
          "s3:PutBucketNotification", "s3:PutInventoryConfiguration",
        ], resources: arns),
      IAM.Statement(
        actions: [
          "s3:GetObject", "s3:GetObjectAcl", "s3:GetObjectTagging", "s3:GetObjectVersion", "s3:GetObjectVersionAcl",
          "s3:GetObjectVersionTagging",
        ], resources: arns.map { "\($0)/*" }),
      IAM.Statement(
        actions: [
          "events:DeleteRule", "events:DescribeRule", "events:DisableRule", "events:EnableRule",
          "events:ListTargetsByRule", "events:PutRule", "events:PutTargets", "events:RemoveTargets",
        ], resources: [rules]),
      // These know no resources.
      IAM.Statement(
        actions: ["cloudwatch:GetMetricData", "events:ListRules", "s3:ListAllMyBuckets"], resources: ["*"]),
    ]
  }
}
