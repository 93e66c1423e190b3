import AWSResources
import ResourceGraph

/// A certificate of AWS Certificate Manager in us-east-1, where CloudFront looks for those of distributions.
///
/// What a stack of another region lists or uses belongs to a stack of its own in us-east-1, `shop-edge` for a stack `shop`,
/// which is deployed before. Its hosted zone exists already or belongs to another stack, since that of the certificate comes
/// before.
public struct EdgeCertificate: Construct {
  public let identity: Identity
  public var adjustments = Adjustments()
  let source: CertificateSource

  /// Requests a certificate, which ACM validates by records in the hosted zones of its names, and renews.
  ///
  /// - Parameters:
  ///   - name: the construct's name.
  ///   - domain: the name that the certificate is for, at most 64 characters: `shop.example.com`, or `*.example.com` for all
  ///     names one level below.
  ///   - others: further names. Those in another zone than `zone` say so: `CertificateName("shop.example.org", in: other)`.
  ///   - zone: the public hosted zone of the names.
  public init(
    _ name: String, for domain: String, and others: [CertificateName] = [], in zone: HostedZone,
    fileID: StaticString = #fileID, line: Int = #line, column: Int = #column
  ) {
    self.init(
      name, .requested(CertificateRequest(domain, others, zone)),
      SourceLocation(fileID: fileID, line: line, column: column))
  }

  private init(_ name: String, _ source: CertificateSource, _ location: SourceLocation) {
    identity = Identity("edge certificate", name, at: location, scope: .edge)
    self.source = source
  }

  /// A certificate of us-east-1 that exists already.
  ///
  /// - Parameter certificateARN: the ARN of the certificate, or where it is found.
  public static func existing(
    certificateARN: ExistingValue, fileID: StaticString = #fileID, line: Int = #line, column: Int = #column
  ) -> EdgeCertificate {
    let source = CertificateSource.existing(certificateARN)
    return EdgeCertificate(
      source.existingName, source, SourceLocation(fileID: fileID, line: line, column: column))
  }

  public var existing: Existing? {
    guard case .existing(let certificateARN) = source else { return nil }
    var existing = Existing()
    existing.region = .usEast1
    existing.add(certificate, ["Ref": certificateARN])
    return existing
  }

  /// The ARN of the certificate.
  public var arn: Value<String> { certificate.value }

  public var dependencies: [any Construct] { source.zones }

  public var outputs: [ConstructOutput] {
    [.init("EdgeCertificateArn", arn, "ARN of edge certificate '\(name)'")]
  }

  public func lower(into lowering: inout Lowering) {
    lowering.addCertificate(source, of: self)
  }
}

extension EdgeCertificate: CertificateOfSource, DomainCertificate {
  public static func issued(
    _ name: String, for domain: String, in zone: HostedZone,
    fileID: StaticString, line: Int, column: Int
  ) -> EdgeCertificate {
    EdgeCertificate(name, for: domain, in: zone, fileID: fileID, line: line, column: column)
  }

  var asDependency: [any Construct] { [self] }
}
