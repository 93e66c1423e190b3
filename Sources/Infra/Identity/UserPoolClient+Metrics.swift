extension UserPoolClient {
  private func metric(_ name: String, _ statistic: Metric.Statistic) -> Metric {
    Metric(
      of: self, "AWS/Cognito", name, dimensions: ["UserPool": userPool.poolID, "UserPoolClient": clientID],
      statistic: statistic)
  }

  /// How many users signed in.
  public var signIns: Metric { metric("SignInSuccesses", .sum) }
  /// Which part of the attempts to sign in succeeded, 0 to 1.
  public var signInSuccessRate: Metric { metric("SignInSuccesses", .average) }
  /// How many attempts to sign in met AWS's limit.
  public var signInThrottles: Metric { metric("SignInThrottles", .sum) }
  /// How many users signed up.
  public var signUps: Metric { metric("SignUpSuccesses", .sum) }
  /// How many attempts to sign up met AWS's limit.
  public var signUpThrottles: Metric { metric("SignUpThrottles", .sum) }
  /// How often a refresh token brought new ones.
  public var tokenRefreshes: Metric { metric("TokenRefreshSuccesses", .sum) }
  /// How often asking for new tokens met AWS's limit.
  public var tokenRefreshThrottles: Metric { metric("TokenRefreshThrottles", .sum) }
}
