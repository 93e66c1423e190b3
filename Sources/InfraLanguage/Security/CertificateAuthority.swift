import ResourceGraph

/// A certificate authority in AWS Private CA.
public struct CertificateAuthority: Hashable, Sendable {
  private let certificateAuthorityARN: ExistingValue

  /// A certificate authority that exists already.
  ///
  /// - Parameter certificateAuthorityARN: the ARN of the certificate authority, or where it is found.
  public static func existing(certificateAuthorityARN: ExistingValue) -> CertificateAuthority {
    CertificateAuthority(certificateAuthorityARN: certificateAuthorityARN)
  }

  /// A certificate authority that exists already.
  ///
  /// - Parameter certificateAuthorityARN: the ARN of the certificate authority.
  public static func existing(certificateAuthorityARN: String) -> CertificateAuthority {
    CertificateAuthority(certificateAuthorityARN: ExistingValue(certificateAuthorityARN))
  }

  /// The ARN, for a resource of the construct that uses the certificate authority.
  ///
  /// - Parameter role: what tells the certificate authority from the others of the construct.
  func arn(for construct: some Construct, as role: String, in lowering: inout Lowering) -> Value<String> {
    lowering.value(of: certificateAuthorityARN, as: AttributeReference(construct.id(role), "Arn"))
  }
}
