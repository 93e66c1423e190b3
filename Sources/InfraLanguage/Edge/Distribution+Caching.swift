import ResourceGraph

extension Distribution {
  func cachePolicy(_ caching: Behavior.Caching) -> Reference<CloudFront.CachePolicy>? {
    caching.managedPolicy.map { .existing($0) } ?? caching.policy.map { Reference(id(of: $0)) }
  }

  /// The id says the times: other times are another policy, which exists before the behaviors change to it.
  private func id(of policy: CachingPolicy) -> LogicalID {
    LogicalID(naming: name, policy.key == .query ? "QueryCaching" : "PathCaching", policy.times.joined(separator: " "))
  }

  /// Adds the cache policies of the distribution's own; those by query that AWS manages put the header `Host` into the key, which
  /// then goes to the origin, or keep answers for a day where the origin states no time.
  func lowerCaching(named physicalName: String, into lowering: inout Lowering) {
    for policy in ownBehaviors.compactMap(\.caching?.policy).unique {
      let name = [physicalName, policy.key == .query ? "queries" : "paths"] + policy.times
      let time = policy.timeToLive
      lowering.add(
        id(of: policy),
        CloudFront.CachePolicy {
          $0.name = .literal(name.joined(separator: "-").replacing(" ", with: "-"))
          $0.comment = .literal(
            "Keeps answers by path\(policy.key == .query ? " and query" : "") for "
              + (time == .zero ? "as long as the origin says" : "\(time.words) unless the origin says how long"))
          $0.minimumTTL = .literal(policy.minimum.wholeSeconds)
          $0.defaultTTL = .literal(time.wholeSeconds)
          $0.maximumTTL = .literal(policy.maximum.wholeSeconds)
          $0.acceptsGzip = true
          $0.acceptsBrotli = true
          $0.cookies = .init { $0.behavior = .literal(.none) }
          $0.headers = .init { $0.behavior = .literal(.none) }
          $0.queryStrings = .init { $0.behavior = .literal(policy.key == .query ? .all : .none) }
        })
    }
  }
}
