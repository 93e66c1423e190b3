import ResourceGraph

/// A certificate of AWS Certificate Manager.
public struct Certificate: Hashable, Sendable {
  private let certificateARN: ExistingValue

  /// A certificate that exists already.
  ///
  /// - Parameter certificateARN: the ARN of the certificate, or where it is found.
  public static func existing(certificateARN: ExistingValue) -> Certificate {
    Certificate(certificateARN: certificateARN)
  }

  /// A certificate that exists already.
  ///
  /// - Parameter certificateARN: the ARN of the certificate.
  public static func existing(certificateARN: String) -> Certificate {
    Certificate(certificateARN: ExistingValue(certificateARN))
  }

  /// The ARN where it is written out.
  var literalARN: String? { certificateARN.literal }

  /// The ARN, for a resource of the construct that uses the certificate.
  func arn(for construct: some Construct, in lowering: inout Lowering) -> Value<String> {
    lowering.value(of: certificateARN, as: AttributeReference(construct.id("Certificate"), "Arn"))
  }
}
