import AWSResources
import ResourceGraph

/// A distribution of CloudFront: one address for a site in a bucket and the applications behind it.
///
/// Viewers use HTTPS, at least TLS 1.2, HTTP/2 and HTTP/3; answers are compressed and have security headers. CloudFront reads
/// buckets through an origin access control, and reaches internal load balancers through VPC origins.
///
/// A distribution is global. With access logs it is listed in a stack of us-east-1, from where alone CloudFront delivers them, and
/// its load balancers and APIs can belong to stacks of other regions. Without, it is in a stack of any region; its certificate
/// and web ACL then have a stack of their own in us-east-1.
public struct Distribution: Construct {
  public let identity: Identity
  public var adjustments = Adjustments()
  let defaultOrigin: DistributionOrigin
  let ownBehaviors: [Behavior]
  @Shared var domain: EdgeDomain?
  let firewall: DistributionFirewall
  let accessLogs: DistributionLogs
  let countries: CountryRestriction
  let priceClass: PriceClass
  let contentSecurityPolicy: String?

  /// Creates a distribution.
  ///
  /// - Parameters:
  ///   - name: the construct's name.
  ///   - origin: where requests go that no behavior takes.
  ///   - domain: the name under which viewers reach the distribution, with its certificate in us-east-1; without one, only the
  ///     address of CloudFront is known.
  ///   - firewall: the web ACL that inspects requests.
  ///   - accessLogs: where CloudFront writes a record of every request.
  ///   - countries: the countries whose viewers are served.
  ///   - priceClass: the edge locations that serve viewers.
  ///   - contentSecurityPolicy: the header `Content-Security-Policy` of every answer: `default-src 'self'`.
  ///   - behaviors: which requests go elsewhere, in the order in which CloudFront tries them.
  public init(
    _ name: String, default origin: DistributionOrigin, domain: EdgeDomain? = nil, firewall: DistributionFirewall,
    accessLogs: DistributionLogs = .logGroup(), countries: CountryRestriction = .none, priceClass: PriceClass = .all,
    contentSecurityPolicy: String? = nil,
    fileID: StaticString = #fileID, line: Int = #line, column: Int = #column,
    @BehaviorBuilder _ behaviors: () -> [Behavior] = { [] }
  ) {
    identity = Identity(
      "distribution", name, at: SourceLocation(fileID: fileID, line: line, column: column), scope: .global)
    defaultOrigin = origin
    ownBehaviors = behaviors()
    _domain = Shared(wrappedValue: domain)
    self.firewall = firewall
    self.accessLogs = accessLogs
    self.countries = countries
    self.priceClass = priceClass
    self.contentSecurityPolicy = contentSecurityPolicy
  }

  /// The origins, each once, the default one first.
  var origins: [DistributionOrigin] { ([defaultOrigin] + ownBehaviors.map(\.origin)).unique }

  public var dependencies: [any Construct] {
    let keyGroups = ownBehaviors.compactMap(\.keyGroup).unique
    var all: [any Construct] = origins.compactMap(\.construct)
    all += keyGroups as [any Construct]
    if let acl = firewall.acl { all.append(acl) }
    if let bucket = accessLogs.bucket { all.append(bucket) }
    all += domain?.dependencies ?? []
    return all
  }

  public var relations: [any Relation] {
    let reads = origins.compactMap(\.bucket).unique.map { BucketDistribution(distribution: self, bucket: $0) }
    let ways: [any Relation] = origins.compactMap { origin in
      guard case .balancer(let balancer, _, let prefixList) = origin.kind else { return nil }
      return BalancerOrigin(distribution: self, balancer: balancer, prefixList: prefixList)
    }
    return reads + ways + (accessLogs.bucket.map { [VendedLogs(user: self, bucket: $0)] } ?? [])
  }

  // MARK: What others refer to

  /// The distribution, by its id.
  public var distribution: Reference<CloudFront.Distribution> { Reference(id("Distribution")) }
  /// The domain name, `d111111abcdef8.cloudfront.net`.
  public var domainName: Value<String> { distribution.attribute("DomainName") }
  /// The id, with which cached objects are invalidated.
  public var distributionID: Value<String> { distribution.value }
  /// The ARN of the distribution.
  public var arn: Value<String> { "arn:\(.partition):cloudfront::\(.accountID):distribution/\(distribution)" }
}

extension Distribution {
  public var outputs: [ConstructOutput] {
    [
      .init("DomainName", domainName, "Domain name of distribution '\(name)'"),
      .init("DistributionId", distributionID, "Id of distribution '\(name)', for invalidations"),
    ]
  }
}

/// The web ACL of a distribution.
public indirect enum DistributionFirewall: Hashable, Sendable {
  /// A web ACL of the scope `CLOUDFRONT`.
  case webACL(EdgeWebACL)
  /// None; reports show the reason.
  case off(because: String)

  var acl: EdgeWebACL? {
    if case .webACL(let acl) = self { acl } else { nil }
  }
}

/// Where CloudFront writes a record of every request, without cookies.
public indirect enum DistributionLogs: Hashable, Sendable {
  /// To a log group, as JSON.
  ///
  /// - Parameter retention: how long the records are retained.
  case logGroup(retention: LogRetention = .threeMonths)
  /// To a bucket, as JSON; its policy then allows the delivery.
  ///
  /// - Parameter bucket: a bucket of the stack's region.
  case bucket(_ bucket: Bucket)
  /// Nowhere; a note at synth shows the reason.
  case off(because: String)

  var bucket: Bucket? {
    if case .bucket(let bucket) = self { bucket } else { nil }
  }
}

/// The edge locations that serve the viewers of a distribution; others are served by the nearest of these.
public enum PriceClass: Hashable, Sendable {
  /// All edge locations.
  case all
  /// All but the most expensive ones, in South America and Oceania.
  case withoutMostExpensive
  /// Those in North America, Europe and Israel.
  case leastExpensive

  var literal: CloudFront.Distribution.PriceClass {
    switch self {
    case .all: .all
    case .withoutMostExpensive: .class200
    case .leastExpensive: .class100
    }
  }
}

/// The countries whose viewers a distribution serves; others get the answer 403.
public enum CountryRestriction: Hashable, Sendable {
  /// All countries.
  case none
  /// These alone, by their ISO 3166-1 codes: `["DE", "AT"]`.
  case only([String])
  /// All but these.
  case except([String])

  var countries: [String] {
    switch self {
    case .none: []
    case .only(let countries), .except(let countries): countries
    }
  }

  /// Why CloudFront refuses it, as the end of a sentence.
  var mistake: String? {
    if self != .none, countries.isEmpty { return "restricts countries and names none; name them, or use '.none'" }
    let code = ValuePattern("[A-Z]{2}")
    if let wrong = countries.first(where: { !code.matches($0) }) {
      return "names the country '\(wrong)'; use the two capitals of ISO 3166-1, such as 'DE'"
    }
    return countries.unique == countries ? nil : "names a country twice; remove one of them"
  }
}
