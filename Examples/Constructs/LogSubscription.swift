import Infra

extension Constructs {
  /// A service's errors sent to a stream.
  static let logSubscription = Stack("log-subscription", region: .euWest1) {
    let api = worker(in: Network("main", zones: 2))
    LogSubscription(
      "errors", of: api, matching: .json(#"$.level = "error""#),
      to: .stream(arn: "arn:aws:kinesis:eu-west-1:111122223333:stream/errors"))
  }
}
