import AWSResources
import ResourceGraph

/// How much the holders of API keys may call REST APIs: a profile of clients, such as partners.
///
/// A key tells callers apart, and is no proof of who they are. AWS generates it; whoever may read it gets it with
/// `aws apigateway get-api-key --include-value --api-key` and the id in the outputs. Each request has it in the header
/// `X-API-Key`. Requests beyond a limit get the status 429.
/// https://docs.aws.amazon.com/apigateway/latest/developerguide/api-gateway-api-usage-plans.html
public struct UsagePlan: Construct {
  public let identity: Identity
  public var adjustments = Adjustments()
  let apis: [RESTAPI]
  let quota: Quota?
  let throttling: Throttling?
  let keys: [String]

  /// How many requests each key may send in a period.
  public struct Quota: Hashable, Sendable {
    let limit: Int
    let period: APIGateway.UsagePlan.Quota.Period

    /// - Parameter limit: the number of requests from midnight to midnight (UTC), 1 or more.
    public static func perDay(_ limit: Int) -> Quota { Quota(limit: limit, period: .day) }
    /// - Parameter limit: the number of requests in a week, 1 or more.
    public static func perWeek(_ limit: Int) -> Quota { Quota(limit: limit, period: .week) }
    /// - Parameter limit: the number of requests in a month, 1 or more.
    public static func perMonth(_ limit: Int) -> Quota { Quota(limit: limit, period: .month) }
  }

  /// Creates a plan with its keys.
  ///
  /// - Parameters:
  ///   - name: the construct's name.
  ///   - apis: the APIs that the keys are for, which require a key.
  ///   - quota: how many requests each key may send in a period; as many as the API takes by default.
  ///   - throttling: how many requests each key may send a second and at once; as many as the API takes by default.
  ///   - keys: the names of the keys, one for each client: `["acme"]`. A key whose name is removed is deleted.
  public init(
    _ name: String, of apis: RESTAPI..., quota: Quota? = nil, throttling: Throttling? = nil, keys: [String],
    fileID: StaticString = #fileID, line: Int = #line, column: Int = #column
  ) {
    identity = Identity("usage plan", name, at: SourceLocation(fileID: fileID, line: line, column: column))
    self.apis = apis
    self.quota = quota
    self.throttling = throttling
    self.keys = keys
  }

  public var dependencies: [any Construct] { apis }

  private var plan: Reference<APIGateway.UsagePlan> { Reference(id("UsagePlan")) }
  private func key(_ name: String) -> Reference<APIGateway.APIKey> {
    Reference(LogicalID(naming: self.name, name, "Key"))
  }

  public func lower(into lowering: inout Lowering) {
    check(&lowering)
    let physicalName = physicalName(in: lowering)
    lowering.add(
      id("UsagePlan"), named: name,
      APIGateway.UsagePlan {
        $0.name = .literal(physicalName)
        $0.stages = apis.map { api in
          .init {
            $0.api = api.api
            $0.stage = api.stage
          }
        }
        $0.quota = quota.map { quota in
          .init {
            $0.limit = .literal(quota.limit)
            $0.period = .literal(quota.period)
          }
        }
        $0.throttle = throttling.map { throttling in
          .init {
            $0.rateLimit = .literal(Double(throttling.requestsPerSecond))
            $0.burstLimit = .literal(throttling.burst)
          }
        }
      })
    for key in keys.unique {
      guard let id = self.key(key).id else { continue }
      lowering.add(
        id, named: "\(name)-\(key)",
        APIGateway.APIKey {
          $0.name = .literal("\(physicalName)-\(key)")
          $0.isEnabled = true
        })
      lowering.add(
        LogicalID(naming: name, key, "Key", "In Plan"),
        APIGateway.UsagePlanKey {
          $0.plan = plan
          $0.key = Reference(id)
          $0.kind = .literal(.apiKey)
        })
    }
  }

  private func check(_ lowering: inout Lowering) {
    if apis.isEmpty { lowering.report("\(description) is for no REST API; name one after 'of:'") }
    for api in apis where api.existing == nil && !api.requiresAPIKey {
      lowering.report(
        "\(description) has no effect on \(api.description), which requires no API key; pass it 'requiresAPIKey: true'")
    }
    if quota == nil, throttling == nil {
      lowering.report("\(description) has no limit; state a 'quota:' or 'throttling:'")
    }
    throttling?.check(description, &lowering)
    if let quota, quota.limit < 1 {
      lowering.report("\(description) has a quota of \(quota.limit) requests; use 1 or more")
    }
    for key in keys where !ValuePattern("[A-Za-z0-9][A-Za-z0-9-]{0,99}").matches(key) {
      lowering.report("\(description) has the key '\(key)'; use a name of letters, digits and '-'")
    }
    for key in Set(keys.filter { key in keys.count { $0 == key } > 1 }).sorted() {
      lowering.report("\(description) has two keys '\(key)'; keep one")
    }
  }
}

extension UsagePlan {
  public var outputs: [ConstructOutput] {
    keys.unique.map { key in
      ConstructOutput("\(Spelling.pascalCase(key))KeyId", self.key(key).value, "ID of the API key of '\(key)'")
    }
  }
}
