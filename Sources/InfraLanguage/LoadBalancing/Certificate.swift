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
  ///
  /// - Parameter id: the id of the certificate, where the construct has several.
  func arn(for construct: some Construct, as id: LogicalID? = nil, in lowering: inout Lowering) -> Value<String> {
    lowering.value(of: certificateARN, as: AttributeReference(id ?? construct.id("Certificate"), "Arn"))
  }

  /// What tells the certificate from others of a construct: the beginning of its id, or the name of the parameter.
  var word: String {
    switch certificateARN.source {
    case .parameterStore(let path): return path
    case .value(let value):
      if let arn = value.literal {
        let id = arn.split(separator: "/").last ?? ""
        return String(id.prefix { $0 != "-" })
      }
      return value.expression.parameterReferences.joined(separator: " ")
    }
  }
}
