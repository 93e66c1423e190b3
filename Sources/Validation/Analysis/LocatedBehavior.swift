import AWSResources

/// A behavior of a distribution, with its place.
struct LocatedBehavior {
  let behavior: CloudFront.CacheBehavior
  /// `/api/*`; `nil` for the default behavior.
  let pattern: Value<String>?
  /// `behavior '/api/*'`, `the default behavior`.
  let words: String
  fileprivate let entry: Entry
  fileprivate let path: [String]

  /// Where the behavior is, or a property of it.
  func place(_ property: String...) -> Place { Place(entry, path + property) }

  /// A path pattern as it is compared with paths, which begin with a slash.
  static func absolute(_ pattern: String) -> String {
    pattern.hasPrefix("/") || pattern.hasPrefix("*") ? pattern : "/" + pattern
  }
}

extension Located<CloudFront.Distribution> {
  /// The behaviors in the order in which CloudFront tries them, the default one last.
  func locatedBehaviors(_ model: Model) -> [LocatedBehavior] {
    let own = resource.behaviors.enumerated().map { index, item in
      LocatedBehavior(
        behavior: item.behavior, pattern: item.pathPattern, words: "behavior '\(model.text(item.pathPattern) ?? "?")'",
        entry: entry,
        path: ["DistributionConfig", "CacheBehaviors", String(index)])
    }
    let byDefault = resource.defaultBehavior.map {
      LocatedBehavior(
        behavior: $0, pattern: nil, words: "the default behavior", entry: entry,
        path: ["DistributionConfig", "DefaultCacheBehavior"])
    }
    return own + (byDefault.map { [$0] } ?? [])
  }
}
