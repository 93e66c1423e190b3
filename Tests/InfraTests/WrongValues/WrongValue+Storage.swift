@testable import InfraLanguage

extension WrongValue {
  private static let files = FileSystem("files", in: network.isolatedSubnets)

  static let storage: [WrongValue] = [
    WrongValue("AccessPoint.init", says: "access point 'uploads'") {
      AccessPoint("uploads", of: files, path: "uploads", user: .max, group: .min, permissions: "rwx")
    },
    WrongValue("AccessPoint.existing", says: "use a value that matches") {
      FargateTask(
        "report", on: cluster, in: network.privateSubnets,
        task: TaskDefinition(size: .quarterVCPU(.gb1)) {
          Container(
            "report", image: image,
            mounts: [.fileSystem(.existing("uploads", of: files, accessPointID: "uploads"), at: "/uploads")])
        })
    },
    WrongValue("BackupPlan.init", says: "backup plan 'daily'") {
      BackupPlan(
        "daily", selection: .stack(services: .s3),
        rules: .daily(at: TimeOfDay(.max), retention: .days(.max), coldStorage: .days(.max)),
        minimumRetention: .days(.min))
    },
    WrongValue("BackupVault.init", says: "use the 12 digits of an account's id") {
      BackupVault("copies", minimumRetention: .days(.min), admitting: ["", "shop"])
    },
    WrongValue("BackupVault.existing", says: "use ") {
      BackupPlan(
        "daily", selection: .stack(services: .efs),
        rules: .daily(retention: .days(7)).copied(
          to: .existing("copies", vaultARN: "copies"), retention: .days(.max), coldStorage: .days(.min)))
    },
    WrongValue("BucketReplication.init", says: "is replicated to 'copies' twice") {
      Bucket(
        "documents",
        replication: [
          BucketReplication(to: .existing("copies", bucketName: "copies")),
          BucketReplication(to: .existing("copies", bucketName: "copies"), prefix: String(repeating: "a", count: 2000)),
        ], objectLock: .compliance(.days(.max)))
    },
    WrongValue("Bucket.init", says: "use whole days, at least 1") {
      Bucket("documents", incompleteUploadExpiration: .days(.min))
    },
    WrongValue("CORSRule.init", says: "use at least 0") {
      Bucket("documents", cors: [CORSRule(origins: ["https://example.com"], maxAge: .hours(-1))])
    },
    WrongValue("Bucket.existing", says: "as Bucket") {
      Bucket.existing("documents", bucketName: "All_Documents").grants(.read, to: service())
    },
    WrongValue("FileSystem.init", says: "file system 'files'") {
      FileSystem("files", in: network.isolatedSubnets, throughput: .provisioned(.max))
    },
    WrongValue("FileSystem.existing", says: "use a value that matches") {
      let files = FileSystem.existing("files", fileSystemID: "files", securityGroup: "sg-0a1b2c3d")
      AccessPoint("uploads", of: files, path: "/uploads")
    },
    WrongValue("LifecycleRule.init", says: "bucket 'documents'") {
      Bucket(
        "documents",
        lifecycle: [
          LifecycleRule("old", expiration: .days(.min), noncurrentExpiration: .days(.max), keptVersions: .max)
        ])
    },
    WrongValue("Table.init", says: "use ") {
      Table("orders", partitionKey: .string(""), capacity: .provisioned(reads: .min, writes: .max))
    },
    WrongValue("Table.existing", says: "as Name") {
      Table.existing("orders", tableName: "all orders").grants(.read, to: service())
    },
  ]
}
