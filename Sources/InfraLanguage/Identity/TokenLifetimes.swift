/// How long the tokens of a client are valid.
public struct TokenLifetimes: Hashable, Sendable {
  let access: Duration
  let id: Duration
  let refresh: Duration

  /// Creates the lifetimes.
  ///
  /// - Parameters:
  ///   - access: how long an access token is valid, 5 minutes to 1 day.
  ///   - id: how long an ID token is valid, 5 minutes to 1 day.
  ///   - refresh: how long a refresh token is valid, 1 hour to 10 years: the user remains signed in until then.
  public init(access: Duration = .hours(1), id: Duration = .hours(1), refresh: Duration = .days(30)) {
    self.access = access
    self.id = id
    self.refresh = refresh
  }

  func check(for client: any Construct, _ lowering: inout Lowering) {
    for (token, duration) in [("access", access), ("id", id)]
    where duration < .minutes(5) || duration > .days(1) {
      lowering.report(
        "client '\(client.name)' has \(token) tokens that are valid for \(duration.words); use 5 minutes to 1 day")
    }
    if refresh < .minutes(60) || refresh > .days(3650) {
      lowering.report(
        "client '\(client.name)' has refresh tokens that are valid for \(refresh.words); use 1 hour to 10 years")
    } else if refresh < access || refresh < id {
      lowering.report(
        "client '\(client.name)' has refresh tokens that expire before its other tokens; use a longer lifetime")
    }
  }

  /// Sets the lifetimes in the largest units in which they are whole numbers.
  func set(on client: inout Cognito.UserPoolClient) {
    let (access, id, refresh) = (Self.counted(access), Self.counted(id), Self.counted(refresh))
    client.accessTokenValidity = .literal(access.number)
    client.idTokenValidity = .literal(id.number)
    client.refreshTokenValidity = .literal(refresh.number)
    client.tokenValidityUnits = .init {
      $0.accessToken = .literal(access.unit)
      $0.idToken = .literal(id.unit)
      $0.refreshToken = .literal(refresh.unit)
    }
  }

  private typealias Unit = Cognito.UserPoolClient.TokenValidityUnits.Unit

  private static func counted(_ duration: Duration) -> (number: Int, unit: Unit) {
    let seconds = duration.wholeSeconds
    let units: [(seconds: Int, unit: Unit)] = [(86_400, .days), (3600, .hours), (60, .minutes)]
    for (length, unit) in units where seconds.isMultiple(of: length) { return (seconds / length, unit) }
    return (seconds, .seconds)
  }
}
