import ResourceGraph

extension Behavior {
  /// What CloudFront keeps of an origin's answers.
  public struct Caching: Hashable, Sendable {
    /// The cache policy that AWS manages.
    ///
    /// https://docs.aws.amazon.com/AmazonCloudFront/latest/DeveloperGuide/using-managed-cache-policies.html
    let managedPolicy: String?
    /// A cache policy of the distribution's own.
    let policy: CachingPolicy?

    private init(managed managedPolicy: String? = nil, policy: CachingPolicy? = nil) {
      self.managedPolicy = managedPolicy
      self.policy = policy
    }

    /// Nothing: each request goes to the origin, with its query, cookies and headers except `Host`.
    public static let disabled = Caching(managed: "4135ea2d-6df8-44a3-9df3-4b5a84be39ad")

    /// Answers, by their paths alone and compressed, for as long as the origin says, a day by default. The origin gets neither
    /// the query nor cookies and headers, so that nobody gets an answer for somebody else.
    public static let optimized = Caching(managed: "658327ea-f89d-4fab-a63d-7e88639e58f6")

    /// Answers, by their paths and queries and compressed, for as long as the origin says, and not at all without
    /// `Cache-Control` or `Expires`. The origin gets the query, and neither cookies nor headers.
    public static let byQuery = byQuery(for: .zero)

    /// Answers, by their paths alone and compressed, for times of the distribution's own. The origin gets neither the query nor
    /// cookies and headers.
    ///
    /// - Parameters:
    ///   - timeToLive: how long an answer is kept where the origin does not say it with `Cache-Control` or `Expires`.
    ///   - minimum: how long an answer is kept at least. With more than zero, CloudFront keeps even what the origin marks as
    ///     `no-store` or `private`.
    ///   - maximum: how long an answer is kept at most, whatever the origin says.
    public static func byPath(
      for timeToLive: Duration, minimum: Duration = .zero, maximum: Duration = .days(365)
    ) -> Caching {
      Caching(policy: CachingPolicy(key: .path, timeToLive: timeToLive, minimum: minimum, maximum: maximum))
    }

    /// Answers, by their paths and queries and compressed, for times of the distribution's own. The origin gets the query, and
    /// neither cookies nor headers.
    ///
    /// - Parameters:
    ///   - timeToLive: how long an answer is kept where the origin does not say it with `Cache-Control` or `Expires`.
    ///   - minimum: how long an answer is kept at least. With more than zero, CloudFront keeps even what the origin marks as
    ///     `no-store` or `private`.
    ///   - maximum: how long an answer is kept at most, whatever the origin says.
    public static func byQuery(
      for timeToLive: Duration, minimum: Duration = .zero, maximum: Duration = .days(365)
    ) -> Caching {
      Caching(policy: CachingPolicy(key: .query, timeToLive: timeToLive, minimum: minimum, maximum: maximum))
    }
  }
}

/// A cache policy of a distribution: what is in its cache key, and how long it keeps answers.
struct CachingPolicy: Hashable, Sendable {
  enum Key: Hashable, Sendable {
    case path, query
  }

  let key: Key
  let timeToLive: Duration
  let minimum: Duration
  let maximum: Duration

  /// CloudFront's own maximum, unless another is stated.
  static let year = Duration.days(365)

  /// The times in words, for names: `5 minutes`, `1 hour at most 1 day`; empty where the origin alone says them.
  var times: [String] {
    (timeToLive == .zero ? [] : [timeToLive.words]) + (minimum == .zero ? [] : ["at least \(minimum.words)"])
      + (maximum == Self.year ? [] : ["at most \(maximum.words)"])
  }

  /// Why CloudFront refuses the policy, to follow *a behavior of distribution '…'*.
  var mistakes: [String] {
    let all = [minimum, timeToLive, maximum]
    if let part = all.first(where: { $0 < .zero || $0 != .seconds($0.wholeSeconds) }) {
      return ["keeps answers for \(part.words); use whole seconds, 0 or more"]
    }
    // https://docs.aws.amazon.com/cloudfront/latest/APIReference/API_CreateCachePolicy.html
    if minimum > timeToLive || timeToLive > maximum {
      return [
        "keeps answers for \(timeToLive.words), at least \(minimum.words) and at most \(maximum.words); use a minimum that is not "
          + "above that time, and a maximum that is not below it"
      ]
    }
    // A policy that keeps nothing has neither keys nor compression: https://github.com/aws/aws-cdk/issues/13441
    return maximum == .zero ? ["keeps answers for 0 seconds at most; use '.disabled'"] : []
  }
}
