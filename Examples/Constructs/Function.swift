import Infra

extension Constructs {
  /// A function for the messages of a queue, which reaches a database; and one for those of a topic, in no network.
  static let function = Stack("function", region: .euWest1) {
    let network = Network("main", zones: 2)
    let orders = PostgreSQL("orders", in: network.isolatedSubnets, size: .t4g(.medium))
    let uploads = Queue("uploads")
    let failed = Queue.deadLetterQueue("failed")

    let importer = Function(
      "importer", code: .image(.existing("importer", repositoryName: "importer"), tag: "v1.4.2"),
      in: network.privateSubnets, memory: 512, timeout: .minutes(1))
    uploads.triggers(importer, batchSize: 5, maximumConcurrency: 10)
    importer.connects(to: orders)

    let mailer = Function(
      "mailer",
      code: .zip(
        bucket: .existing("builds", bucketName: "example-builds"), key: "mailer-1.4.2.zip", runtime: .nodeJS22,
        handler: "index.handler"),
      environment: ["SENDER": "shop@example.com"], secrets: ["API_KEY_ARN": Secret("mail-api-key").value],
      isTraced: true, deadLetters: failed)
    let news = Topic("news", subscribers: .function(mailer))
    news.grants(.publish, to: importer)
    // One failure is enough: the function does not run every minute.
    Alarm.high(
      importer.errors, above: 0, datapoints: 1,
      notify: Topic("operations", subscribers: .email("operations@example.com")))
  }
}
