import Infra

extension Constructs {
  /// A service's errors sent to a data stream, and an audit log of another team to a delivery stream.
  static let logSubscription = Stack("log-subscription", region: .euWest1) {
    let api = worker(in: Network("main", zones: 2))
    LogSubscription(
      "errors", logsOf: api, matching: .json(#"$.level = "error""#),
      to: .stream(.existing("errors", streamName: "errors")))
    LogSubscription(
      "audit", logsOf: LogGroup.existing("audit", logGroupName: "/platform/audit"),
      to: .deliveryStream(.existing("archive", deliveryStreamName: "archive")))
  }
}
