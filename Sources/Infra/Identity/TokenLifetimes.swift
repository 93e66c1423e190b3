/// For how long the tokens of a client are good.
public struct TokenLifetimes: Hashable, Sendable {
  let access: Duration
  let id: Duration
  let refresh: Duration

  /// - Parameters:
  ///   - access: 5 minutes to a day.
  ///   - id: 5 minutes to a day.
  ///   - refresh: an hour to ten years; for that long a user stays signed in.
  public init(access: Duration = .hours(1), id: Duration = .hours(1), refresh: Duration = .days(30)) {
    self.access = access
    self.id = id
    self.refresh = refresh
  }

  func check(for client: any Construct, _ lowering: inout Lowering) {
    for (token, duration) in [("access", access), ("id", id)]
    where duration < .minutes(5) || duration > .days(1) {
      lowering.report("client '\(client.name)' has \(token) tokens for \(duration.words); use 5 minutes to a day")
    }
    if refresh < .minutes(60) || refresh > .days(3650) {
      lowering.report("client '\(client.name)' has refresh tokens for \(refresh.words); use an hour to ten years")
    } else if refresh < access || refresh < id {
      lowering.report("client '\(client.name)' has refresh tokens that end before the others; let them last longer")
    }
  }

  /// Writes the lifetimes in the largest units that they are whole numbers of.
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
