import AWSResources

/// Where a distribution gets its answers from.
public struct DistributionOrigin: Hashable, Sendable {
  indirect enum Kind: Hashable, Sendable {
    case site(Bucket, CloudFront.SiteFunction)
    case bucket(Bucket)
    case balancer(LoadBalancer, host: String, prefixList: String?)
    case httpAPI(HTTPAPI)
    case restAPI(RESTAPI)
    case host(String, path: String?)
  }

  let kind: Kind

  /// The pages of a site in a bucket.
  ///
  /// A function sends `index.html` of the folder for a path without a file name. Answers of other origins are not changed,
  /// as custom error responses would: those hold for the whole distribution.
  ///
  /// - Parameters:
  ///   - bucket: a bucket of the stack.
  ///   - singlePage: whether `/index.html` is sent for each path without a file extension, as applications need whose script
  ///     reads the path.
  public static func site(_ bucket: Bucket, singlePage: Bool = false) -> DistributionOrigin {
    DistributionOrigin(kind: .site(bucket, singlePage ? .singlePage : .pages))
  }

  /// The objects of a bucket, by their keys. One that is missing is answered with 403, as one without a permission: otherwise
  /// the distribution could list the bucket, and its root would show all keys.
  ///
  /// - Parameter bucket: a bucket of the stack.
  public static func bucket(_ bucket: Bucket) -> DistributionOrigin { DistributionOrigin(kind: .bucket(bucket)) }

  /// The services behind a load balancer that only CloudFront reaches: an internal one through a VPC origin, or a
  /// `LoadBalancer(behindCloudFront:)` by its public address, with its secret in a header.
  ///
  /// For a VPC origin the network needs an internet gateway, which every network with public subnets has.
  ///
  /// - Parameters:
  ///   - balancer: a load balancer of any region, whose security group then admits CloudFront; one that exists already is
  ///     internal and in the stack's region.
  ///   - host: a name in the load balancer's certificate, with which CloudFront verifies it; requests have it as their `Host`.
  ///     That of an internet-facing load balancer is also where CloudFront looks for it, so it needs a public record.
  ///   - prefixList: the id of the prefix list `com.amazonaws.global.cloudfront.origin-facing` in the load balancer's region;
  ///     by default the known one of the region.
  public static func balancer(_ balancer: LoadBalancer, as host: String, prefixList: String? = nil)
    -> DistributionOrigin
  {
    DistributionOrigin(kind: .balancer(balancer, host: host, prefixList: prefixList))
  }

  /// The services behind an API, under its own host name.
  ///
  /// - Parameter api: an API, of any region; one that exists already is in the stack's, or else a `.host`.
  public static func api(_ api: HTTPAPI) -> DistributionOrigin { DistributionOrigin(kind: .httpAPI(api)) }

  /// The services behind a REST API, under its own host name; without a domain, the name of its stage is put before each path.
  ///
  /// - Parameter api: an API, of any region; one that exists already is in the stack's, or else a `.host`.
  public static func api(_ api: RESTAPI) -> DistributionOrigin { DistributionOrigin(kind: .restAPI(api)) }

  /// An application with an address on the internet, over HTTPS: an API of API Gateway, a service elsewhere.
  ///
  /// - Parameters:
  ///   - name: its domain name, `api.example.com`, which is the `Host` of requests too.
  ///   - path: what is put before each path, `/production`.
  public static func host(_ name: String, path: String? = nil) -> DistributionOrigin {
    DistributionOrigin(kind: .host(name, path: path))
  }

  var bucket: Bucket? {
    switch kind {
    case .site(let bucket, _), .bucket(let bucket): bucket
    case .httpAPI, .restAPI, .balancer, .host: nil
    }
  }

  var construct: (any Construct)? {
    switch kind {
    case .balancer(let balancer, _, _): balancer
    case .httpAPI(let api): api
    case .restAPI(let api): api
    case .site, .bucket, .host: bucket
    }
  }

  var siteKind: CloudFront.SiteFunction? {
    if case .site(_, let kind) = kind { return kind }
    return nil
  }

  /// What tells the origin from the others of a distribution.
  var originID: String {
    switch kind {
    case .site(let bucket, _), .bucket(let bucket): "bucket-\(bucket.name)"
    case .balancer(let balancer, _, _): "load-balancer-\(balancer.name)"
    case .httpAPI(let api): "api-\(api.name)"
    case .restAPI(let api): "rest-api-\(api.name)"
    case .host(let name, let path): name + (path ?? "")
    }
  }
}

extension DistributionOrigin {
  /// Why CloudFront refuses the origin, as the end of a sentence.
  var mistakes: [String] {
    switch kind {
    case .site(let bucket, _), .bucket(let bucket):
      guard let key = bucket.encryptionKey else { return [] }
      return [
        "reads bucket '\(bucket.name)', which is encrypted with key '\(key.name)': its policy would have to name the distribution, "
          + "which needs the bucket first; leave the key out, and S3 encrypts with its own"
      ]
    case .balancer(let balancer, let host, let list):
      var mistakes: [String] = []
      if balancer.existing == nil, !balancer.isInternal, balancer.originSecret == nil {
        mistakes.append(
          "leads to internet-facing load balancer '\(balancer.name)', which everybody reaches past the distribution; make it "
            + "'LoadBalancer(internal:)', or 'LoadBalancer(behindCloudFront:)' where it needs a public address")
      }
      if let list, !ValuePattern("pl-[0-9a-f]+").matches(list) {
        mistakes.append("has the prefix list '\(list)'; use an id such as 'pl-4fa04526'")
      }
      return mistakes + Self.mistakes(ofHost: host)
    case .httpAPI, .restAPI: return []
    case .host(let name, let path):
      let isPath = path.map { $0.hasPrefix("/") && !$0.hasSuffix("/") } ?? true
      return Self.mistakes(ofHost: name)
        + (isPath ? [] : ["has the path '\(path ?? "")' before paths; begin it with '/', and do not end it with one"])
    }
  }

  private static func mistakes(ofHost name: String) -> [String] {
    DNSName.problem(with: name).map { ["has the host '\(name)', which \($0)"] } ?? []
  }
}
