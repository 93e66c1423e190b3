extension UserPoolClient {
  private func metric(_ name: String, _ statistic: Metric.Statistic) -> Metric {
    Metric(
      of: self, "AWS/Cognito", name, dimensions: ["UserPool": userPool.poolID, "UserPoolClient": clientID],
      statistic: statistic)
  }

  /// The number of successful sign-ins.
  public var signInSuccesses: Metric { metric("SignInSuccesses", .sum) }
  /// The part of sign-in attempts that succeeded, 0 to 1: the average of `SignInSuccesses`.
  public var signInSuccessRate: Metric { metric("SignInSuccesses", .average) }
  /// The number of throttled sign-ins.
  public var signInThrottles: Metric { metric("SignInThrottles", .sum) }
  /// The number of successful sign-ups.
  public var signUpSuccesses: Metric { metric("SignUpSuccesses", .sum) }
  /// The number of throttled sign-ups.
  public var signUpThrottles: Metric { metric("SignUpThrottles", .sum) }
  /// The number of successful token refreshes.
  public var tokenRefreshSuccesses: Metric { metric("TokenRefreshSuccesses", .sum) }
  /// The number of throttled token refreshes.
  public var tokenRefreshThrottles: Metric { metric("TokenRefreshThrottles", .sum) }
}
