/// What a cache runs: Valkey, or Redis OSS where clients insist on it.
public enum CacheEngine: Hashable, Sendable {
  case valkey(Valkey)
  case redis(Redis)

  /// The versions of Valkey that ElastiCache offers; all of them sign clients in with IAM.
  public enum Valkey: String, Sendable {
    case v72 = "7.2"
    case v80 = "8.0"
    case v81 = "8.1"
    case v82 = "8.2"
  }

  /// The versions of Redis OSS that sign clients in with IAM.
  public enum Redis: String, Sendable {
    case v70 = "7.0"
    case v71 = "7.1"
  }

  var name: String { userEngine.rawValue }

  var userEngine: ElastiCache.User.Engine {
    switch self {
    case .valkey: .valkey
    case .redis: .redis
    }
  }

  var version: String {
    switch self {
    case .valkey(let version): version.rawValue
    case .redis(let version): version.rawValue
    }
  }

  /// The family of its parameter groups: `valkey8`.
  var family: String { name + version.prefix { $0 != "." } }

  /// Whether a group of users must have one for clients without a name.
  var needsDefaultUser: Bool { userEngine == .redis }
}

/// The machine that a node of a cache runs on: `.r7g(.large)`.
public struct CacheNodeSize: Hashable, Sendable {
  let nodeType: String

  /// Burstable: for small and uneven loads.
  public enum T4g: String, Sendable {
    case micro, small, medium
  }
  public static func t4g(_ size: T4g) -> CacheNodeSize { CacheNodeSize(nodeType: "cache.t4g.\(size.rawValue)") }
  /// General purpose.
  public static func m7g(_ size: InstanceSize) -> CacheNodeSize {
    CacheNodeSize(nodeType: "cache.m7g.\(size.rawValue)")
  }
  /// Twice the memory.
  public static func r7g(_ size: InstanceSize) -> CacheNodeSize {
    CacheNodeSize(nodeType: "cache.r7g.\(size.rawValue)")
  }

  /// Any type of ElastiCache by its name: `cache.c7gn.large`.
  public static func named(_ name: String) -> CacheNodeSize { CacheNodeSize(nodeType: name) }
}

/// What the clients of a cache may do in it, in the engine's own words.
///
/// https://docs.aws.amazon.com/AmazonElastiCache/latest/dg/Clusters.RBAC.html#Access-string
public struct CachePermissions: Hashable, Sendable {
  let accessString: String

  /// Every key and channel, and every command but those that administer the cache or stop it, such as `KEYS` and
  /// `FLUSHALL`; `INFO` stays, since clients ask it whether the cache is ready.
  public static let application = CachePermissions(accessString: "on ~* &* +@all -@admin -@dangerous +info")

  /// An access string: `on ~sessions:* -@all +@read +@write`.
  public static func accessString(_ text: String) -> CachePermissions { CachePermissions(accessString: text) }
}
