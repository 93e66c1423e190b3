/// The engine of a cache and its version.
public enum CacheEngine: Hashable, Sendable {
  /// Valkey.
  case valkey(Valkey)
  /// Redis OSS.
  case redis(Redis)

  /// The versions of Valkey that ElastiCache offers; all of them support IAM authentication.
  public enum Valkey: String, Sendable {
    case v72 = "7.2"
    case v80 = "8.0"
    case v81 = "8.1"
    case v82 = "8.2"
  }

  /// The versions of Redis OSS that support IAM authentication.
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

  /// Whether a user group must contain a user named `default`.
  var needsDefaultUser: Bool { userEngine == .redis }
}

/// The node type of a cache: `.r7g(.large)`.
public struct CacheNodeSize: Hashable, Sendable {
  let nodeType: String

  /// The sizes of burstable Graviton2 nodes.
  public enum T4g: String, Sendable {
    case micro, small, medium
  }

  /// A burstable node, for small and varying loads.
  ///
  /// - Parameter size: the node's size.
  public static func t4g(_ size: T4g) -> CacheNodeSize { CacheNodeSize(nodeType: "cache.t4g.\(size.rawValue)") }

  /// A general-purpose node.
  ///
  /// - Parameter size: the node's size.
  public static func m7g(_ size: InstanceSize) -> CacheNodeSize {
    CacheNodeSize(nodeType: "cache.m7g.\(size.rawValue)")
  }

  /// A memory-optimized node.
  ///
  /// - Parameter size: the node's size.
  public static func r7g(_ size: InstanceSize) -> CacheNodeSize {
    CacheNodeSize(nodeType: "cache.r7g.\(size.rawValue)")
  }

  /// Any node type of ElastiCache.
  ///
  /// - Parameter name: `cache.c7gn.large`.
  public static func named(_ name: String) -> CacheNodeSize { CacheNodeSize(nodeType: name) }
}

/// The permissions of a cache's clients, as an access string of the engine.
///
/// https://docs.aws.amazon.com/AmazonElastiCache/latest/dg/Clusters.RBAC.html#Access-string
public struct CachePermissions: Hashable, Sendable {
  let accessString: String

  /// All keys, channels and commands, except administrative and dangerous commands such as `KEYS` and `FLUSHALL`; `INFO`
  /// is allowed, because clients use it to check whether the cache is ready.
  public static let application = CachePermissions(accessString: "on ~* &* +@all -@admin -@dangerous +info")

  /// The permissions of an access string.
  ///
  /// - Parameter text: `on ~sessions:* -@all +@read +@write`.
  public static func accessString(_ text: String) -> CachePermissions { CachePermissions(accessString: text) }
}
