import AWSResources
import ResourceGraph

/// Which requests a distribution sends to another origin than its default one.
public struct Behavior: Hashable, Sendable {
  let path: String
  @Shared private(set) var origin: DistributionOrigin
  let caching: Caching?
  let methods: Methods?
  let includesRoot: Bool
  let keyGroup: KeyGroup?
  let location: SourceLocation

  /// The HTTP methods that CloudFront lets through; it answers others with 403.
  public enum Methods: Hashable, Sendable {
    /// `GET`, `HEAD` and `OPTIONS`.
    case read
    /// All of HTTP.
    case all

    var names: [String] {
      switch self {
      case .read: ["GET", "HEAD", "OPTIONS"]
      case .all: ["DELETE", "GET", "HEAD", "OPTIONS", "PATCH", "POST", "PUT"]
      }
    }
  }

  /// Creates a behavior for the requests whose path matches.
  ///
  /// - Parameters:
  ///   - path: a path with the wildcards `*` and `?`, 2 to 255 characters: `/orders/*`.
  ///   - origin: where the requests go.
  ///   - caching: what is kept of the answers; those of a bucket by default, and nothing of an application's.
  ///   - methods: the methods that are let through; all by default, for a bucket those that read.
  ///   - includesRoot: whether `/orders/*` takes `/orders` too, which the pattern alone does not.
  ///   - keyGroup: the keys with one of which the URL or a cookie must be signed; by default no signature is needed.
  public init(
    _ path: String, to origin: DistributionOrigin, caching: Caching? = nil, methods: Methods? = nil,
    includesRoot: Bool = true, signedBy keyGroup: KeyGroup? = nil,
    fileID: StaticString = #fileID, line: Int = #line, column: Int = #column
  ) {
    self.path = path
    self.origin = origin
    self.caching = caching
    self.methods = methods
    self.includesRoot = includesRoot
    self.keyGroup = keyGroup
    location = SourceLocation(fileID: fileID, line: line, column: column)
  }

  /// The patterns of the behavior: `/orders/*` and `/orders`.
  var patterns: [String] {
    let root = path.dropLast(2)
    let hasRoot = includesRoot && path.hasSuffix("/*") && !root.isEmpty && !root.contains { $0 == "*" || $0 == "?" }
    return hasRoot ? [path, String(root)] : [path]
  }

  /// Why CloudFront refuses the behavior, as the end of a sentence.
  var mistakes: [String] {
    var mistakes: [String] = []
    // https://docs.aws.amazon.com/AmazonCloudFront/latest/DeveloperGuide/DownloadDistValuesCacheBehavior.html
    if !ValuePattern("/[A-Za-z0-9_.*$/~\"'@:+?&-]{1,254}").matches(path) {
      mistakes.append(
        "takes the path '\(path)'; begin it with '/', and use at most 255 letters, digits and the characters "
          + "_-.*$/~\"'@:+?&")
    }
    if origin.bucket != nil, methods == .all {
      mistakes.append(
        "sends writing requests for '\(path)' to a bucket, which CloudFront only reads; leave 'methods:' out")
    }
    if origin.siteKind == .singlePage {
      mistakes.append(
        "takes '\(path)' for a single page, whose '/index.html' the default origin has; make it the default origin, or use "
          + "'.site(…)' without 'singlePage:'")
    }
    return mistakes + (caching?.policy?.mistakes ?? [])
  }
}

/// Collects the behaviors of a distribution.
@resultBuilder
public enum BehaviorBuilder {
  public static func buildExpression(_ behavior: Behavior) -> [Behavior] { [behavior] }
  public static func buildBlock(_ behaviors: [Behavior]...) -> [Behavior] { behaviors.flatMap(\.self) }
  public static func buildOptional(_ behaviors: [Behavior]?) -> [Behavior] { behaviors ?? [] }
  public static func buildEither(first: [Behavior]) -> [Behavior] { first }
  public static func buildEither(second: [Behavior]) -> [Behavior] { second }
  public static func buildArray(_ behaviors: [[Behavior]]) -> [Behavior] { behaviors.flatMap(\.self) }
}
