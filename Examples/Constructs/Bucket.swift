import Infra

extension Constructs {
  /// Documents that move to colder storage classes, their access logs, and a service that handles uploads. Records that nobody
  /// can delete for a month, with a copy.
  static let bucket = Stack("bucket", region: .euWest1) {
    let logs = Bucket("logs", lifecycle: [LifecycleRule("expire", expiration: .days(365))])
    let documents = Bucket(
      "documents", key: EncryptionKey("documents"),
      lifecycle: [
        LifecycleRule(
          "archive", prefix: "contracts/",
          transitions: [
            .to(.standardInfrequentAccess, after: .days(30)), .to(.glacierInstantRetrieval, after: .days(120)),
          ],
          noncurrentExpiration: .days(90), keptVersions: 3)
      ],
      cors: [CORSRule(origins: ["https://app.example.com"], methods: [.get, .put], headers: ["content-type"])],
      accessLogs: .bucket(logs), sendsEventsToEventBridge: true)
    let copies = Bucket("copies", objectLock: .governance(.days(30)))
    Bucket("records", replication: [BucketReplication(to: copies)], objectLock: .governance(.days(30)))
    documents.notifies(Topic("uploads"), of: .objectCreated(prefix: "incoming/", suffix: ".pdf"))

    let sorter = worker(in: Network("main", zones: 2))
    documents.grants(
      .read(prefix: "incoming/"), .delete(prefix: "incoming/"), .write(prefix: "contracts/"), .list, to: sorter)
  }
}
