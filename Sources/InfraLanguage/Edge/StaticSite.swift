/// A site: a private bucket with its pages, and the distribution that serves them.
///
/// ```swift
/// let site = StaticSite("shop", singlePage: true, firewall: .webACL(EdgeWebACL("shop"))) {
///   Behavior("/orders/*", to: .host("api.example.com"))
/// }
/// site.bucket.grants(.write, .delete, .list, to: publisher)
/// ```
public struct StaticSite: Composite {
  /// The bucket with the pages.
  public let bucket: Bucket
  /// The distribution that serves them.
  public let distribution: Distribution
  public let location: SourceLocation?

  /// Creates a site.
  ///
  /// - Parameters:
  ///   - name: the name of the distribution, and with `-site` that of the bucket.
  ///   - singlePage: whether `/index.html` is sent for each path without a file extension, as applications need whose script
  ///     reads the path; by default `index.html` of the path's folder is.
  ///   - domain: the name under which viewers reach the site, with its certificate in us-east-1.
  ///   - firewall: the web ACL that inspects requests.
  ///   - accessLogs: where CloudFront writes a record of every request.
  ///   - countries: the countries whose viewers are served.
  ///   - priceClass: the edge locations that serve viewers.
  ///   - contentSecurityPolicy: the header `Content-Security-Policy` of every answer: `default-src 'self'`.
  ///   - behaviors: which requests go elsewhere, in the order in which CloudFront tries them.
  public init(
    _ name: String, singlePage: Bool = false, domain: EdgeDomain? = nil, firewall: DistributionFirewall,
    accessLogs: DistributionLogs = .logGroup(), countries: CountryRestriction = .none, priceClass: PriceClass = .all,
    contentSecurityPolicy: String? = nil,
    fileID: StaticString = #fileID, line: Int = #line, column: Int = #column,
    @BehaviorBuilder _ behaviors: () -> [Behavior] = { [] }
  ) {
    location = SourceLocation(fileID: fileID, line: line, column: column)
    bucket = Bucket("\(name)-site", fileID: fileID, line: line, column: column)
    distribution = Distribution(
      name, default: .site(bucket, singlePage: singlePage), domain: domain, firewall: firewall, accessLogs: accessLogs,
      countries: countries, priceClass: priceClass, contentSecurityPolicy: contentSecurityPolicy,
      fileID: fileID, line: line, column: column, behaviors)
  }

  @StackBuilder public var body: [any StackElement] {
    bucket
    distribution
  }
}
