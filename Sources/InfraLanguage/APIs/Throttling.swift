/// How many requests API Gateway lets through; others get the status 429.
///
/// A route takes at most what the account has in its region: 10000 requests a second by default.
/// https://docs.aws.amazon.com/apigateway/latest/developerguide/http-api-throttling.html
public struct Throttling: Hashable, Sendable {
  let requestsPerSecond: Int
  let burst: Int

  /// Creates limits.
  ///
  /// - Parameters:
  ///   - requestsPerSecond: the number of requests a second in the long run, 1 or more.
  ///   - burst: the number of requests at once, 1 or more.
  public init(requestsPerSecond: Int, burst: Int) {
    self.requestsPerSecond = requestsPerSecond
    self.burst = burst
  }

  /// 100 requests a second, 200 at once.
  public static let standard = Throttling(requestsPerSecond: 100, burst: 200)

  /// - Parameter limited: what has the limits, to begin the message with.
  func check(_ limited: String, _ lowering: inout Lowering) {
    if requestsPerSecond < 1 || burst < 1 {
      lowering.report(
        "\(limited) lets \(requestsPerSecond) requests a second through, and \(burst) at once; use 1 or more")
    }
  }
}
