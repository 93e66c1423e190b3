import AWSResources
import ResourceGraph

/// A certificate of AWS Certificate Manager in the stack's region, for load balancers and regional APIs.
///
/// The stack requests it, and ACM issues it once it finds the records that prove who owns the names: the deployment makes
/// them and waits. CloudFront needs an ``EdgeCertificate``.
public struct Certificate: Construct {
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
    identity = Identity("certificate", name, at: location)
    self.source = source
  }

  /// A certificate that exists already.
  ///
  /// - Parameter certificateARN: the ARN of the certificate, or where it is found.
  public static func existing(
    certificateARN: ExistingValue, fileID: StaticString = #fileID, line: Int = #line, column: Int = #column
  ) -> Certificate {
    let source = CertificateSource.existing(certificateARN)
    return Certificate(
      source.existingName, source, SourceLocation(fileID: fileID, line: line, column: column))
  }

  /// A certificate that exists already.
  ///
  /// - Parameter certificateARN: the ARN of the certificate.
  public static func existing(
    certificateARN: String, fileID: StaticString = #fileID, line: Int = #line, column: Int = #column
  ) -> Certificate {
    existing(certificateARN: ExistingValue(certificateARN), fileID: fileID, line: line, column: column)
  }

  public var existing: Existing? {
    if case .existing = source { return Existing() }
    return nil
  }

  public var dependencies: [any Construct] { source.zones }

  public var outputs: [ConstructOutput] {
    [.init("CertificateArn", certificate.value, "ARN of certificate '\(name)'")]
  }

  public func lower(into lowering: inout Lowering) { lowering.addCertificate(source, of: self) }
}

extension Certificate: DomainCertificate {
  public static func issued(
    _ name: String, for domain: String, in zone: HostedZone,
    fileID: StaticString, line: Int, column: Int
  ) -> Certificate {
    Certificate(name, for: domain, in: zone, fileID: fileID, line: line, column: column)
  }
}

/// A further name of a certificate, `"www.example.com"`, where it matters with the hosted zone in which it is validated.
public struct CertificateName: Hashable, Sendable, ExpressibleByStringLiteral {
  let name: String
  /// `nil` for the certificate's own zone.
  @Shared var zone: HostedZone?

  public init(stringLiteral name: String) { self.init(name, nil) }

  /// A name in a hosted zone of its own.
  ///
  /// - Parameters:
  ///   - name: `shop.example.org`, or `*.example.org` for all names one level below.
  ///   - zone: its public hosted zone.
  public init(_ name: String, in zone: HostedZone) { self.init(name, zone) }

  private init(_ name: String, _ zone: HostedZone?) {
    self.name = name
    _zone = Shared(wrappedValue: zone)
  }
}
