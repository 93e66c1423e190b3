import AWSResources

/// The size of a REST API's cache. AWS charges for each hour of it, whether something is cached or not.
///
/// Another size is another cache, and an empty one.
/// https://docs.aws.amazon.com/apigateway/latest/developerguide/api-gateway-caching.html
public enum APICacheSize: String, Hashable, Sendable, CaseIterable {
  case gb0Point5 = "0.5"
  case gb1Point6 = "1.6"
  case gb6Point1 = "6.1"
  case gb13Point5 = "13.5"
  case gb28Point4 = "28.4"
  case gb58Point2 = "58.2"
  case gb118 = "118"
  case gb237 = "237"
}

/// How a REST API caches the responses of a route, encrypted.
///
/// Responses are told apart by the path, and by the callers where a route asks who they are; what else they depend on has to be
/// stated. Whoever may call `execute-api:InvalidateCache` can ask past the cache with the header `Cache-Control: max-age=0`.
/// https://docs.aws.amazon.com/apigateway/latest/developerguide/api-gateway-caching.html
public struct ResponseCaching: Hashable, Sendable {
  /// What responses depend on, beside the path.
  public enum Key: Hashable, Sendable {
    /// A parameter of the query string: `page`.
    case query(String)
    /// A header: `Accept-Language`.
    case header(String)

    var name: String {
      switch self {
      case .query(let name), .header(let name): name
      }
    }

    /// The parameter as methods name it.
    var parameter: String {
      switch self {
      case .query(let name): "method.request.querystring.\(name)"
      case .header(let name): "method.request.header.\(name)"
      }
    }
  }

  let timeToLive: Duration
  let keys: [Key]
  let perCaller: Safeguard

  /// Caches responses.
  ///
  /// - Parameters:
  ///   - timeToLive: how long, 1 second to 1 hour.
  ///   - keys: what the responses depend on, beside the path.
  ///   - perCaller: whether callers with a token or an API key get only responses that they asked for themselves; otherwise a
  ///     note at synth shows the reason.
  public static func responses(
    for timeToLive: Duration = .minutes(5), by keys: [Key] = [], perCaller: Safeguard = .on
  ) -> ResponseCaching {
    ResponseCaching(timeToLive: timeToLive, keys: keys, perCaller: perCaller)
  }

  /// What the caching cannot be, to follow *a route of REST API '…'*.
  var mistakes: [String] {
    var mistakes: [String] = []
    if !(1...3600).contains(timeToLive.wholeSeconds) {
      mistakes.append("caches responses for \(timeToLive.words); use 1 second to 1 hour")
    }
    for key in keys where !ValuePattern("[A-Za-z0-9._$-]+").matches(key.name) {
      mistakes.append("caches responses by '\(key.name)'; use the name of a parameter or header")
    }
    return mistakes
  }
}

extension RESTAPI {
  /// The parameters by which the responses of a route are told apart, beside the variables of its path.
  func cacheKeys(of route: APIRoute<RESTAPI>) -> [String] {
    guard let caching = route.caching else { return [] }
    var keys = caching.keys.map(\.parameter)
    if caching.perCaller.isOn {
      if case .token = route.requirement { keys.append(ResponseCaching.Key.header("Authorization").parameter) }
      if requiresAPIKey { keys.append(ResponseCaching.Key.header("X-API-Key").parameter) }
    }
    return keys.unique
  }

  /// Reports routes that cache responses without a cache, and a cache without such routes.
  func checkCache(_ lowering: inout Lowering) {
    let cached = ownRoutes.filter { $0.caching != nil }
    if let cache, cached.isEmpty {
      lowering.report(
        "\(description) has a cache of \(cache.rawValue) GB, and no route uses it; state 'caching: .responses(…)' at a route with "
          + "the method '.get', or remove the cache")
    }
    for route in cached {
      if cache == nil {
        lowering.report(
          "a route of \(description) caches responses, and the API has no cache; pass it 'cache:'", at: route.location)
      }
      if case .off(let reason)? = route.caching?.perCaller {
        lowering.noteReason(
          reason, for: "a route of \(description) gives callers the cached responses of others", at: route.location)
      }
    }
  }
}
