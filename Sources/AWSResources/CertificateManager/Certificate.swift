public import ResourceGraph

extension CertificateManager {
  /// A TLS certificate, requested from ACM; Terraform can also import one.
  ///
  /// A certificate for CloudFront must be in us-east-1. CloudFormation waits until the certificate is issued, and creates the
  /// validation records in the hosted zones of its options. In Terraform the records are resources of their own, and what
  /// waits until the certificate is issued is the companion `aws_acm_certificate_validation`.
  /// https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-resource-certificatemanager-certificate.html
  public struct Certificate: TaggedResource {
    public static let resourceType = ResourceType(
      cloudFormation: "AWS::CertificateManager::Certificate",
      terraform: "aws_acm_certificate",
      attributes: ["Ref": "arn", "Id": "arn"],
      companions: [.init("aws_acm_certificate_validation", owner: "certificate_arn")]
    )

    public enum KeyAlgorithm: String, Literal, CaseIterable {
      case ecPrime256v1 = "EC_prime256v1"
      case ecSecp384r1 = "EC_secp384r1"
      case ecSecp521r1 = "EC_secp521r1"
      case rsa1024 = "RSA_1024"
      case rsa2048 = "RSA_2048"
      case rsa3072 = "RSA_3072"
      case rsa4096 = "RSA_4096"
    }

    public enum ValidationMethod: String, Literal, CaseIterable {
      case dns = "DNS"
      case email = "EMAIL"
    }

    public enum State: String, Literal, CaseIterable {
      case disabled = "DISABLED"
      case enabled = "ENABLED"
    }

    /// `example.com`, or `*.example.com` for all names one level below. Cannot be changed.
    public var domainName: Value<String>?
    /// Further domain names. Cannot be changed.
    public var alternativeNames: List<Value<String>>?
    /// How ACM checks who owns the domain names; CloudFormation's default is `EMAIL`.
    public var validationMethod: Value<ValidationMethod>?
    public var validationOptions: [ValidationOption] = []
    /// The names of the validation records, on which Terraform waits until the certificate is issued. Terraform only.
    public var validationRecords: List<Value<String>>?
    /// The default is `RSA_2048`.
    public var keyAlgorithm: Value<KeyAlgorithm>?
    /// The ARN of a private certificate authority, for a private certificate.
    public var certificateAuthority: Value<String>?
    /// Whether the certificate is recorded in a public log, which browsers require; the default is `ENABLED`.
    public var transparencyLogging: Value<State>?
    /// Whether the certificate and its private key can be exported; the default is `DISABLED`. CloudFormation only.
    public var export: Value<State>?
    /// An imported certificate in PEM format. Terraform only.
    public var certificateBody: Value<String>?
    /// The chain of an imported certificate in PEM format. Terraform only.
    public var certificateChain: Value<String>?
    /// The private key of an imported certificate in PEM format. Terraform only.
    public var privateKey: Value<String>?
    /// How long before its expiry a private certificate is renewed: `2160h`, `P90D`. Terraform only.
    public var earlyRenewalDuration: Value<String>?
    public var tags: Tags = [:]

    public var secretInState: String? { privateKey == nil ? nil : "the private key" }

    public init() {}

    public mutating func map(_ fields: FieldMapper) {
      fields.required(in: .cloudFormation, "DomainName", &domainName)
      fields.field("SubjectAlternativeNames", &alternativeNames)
      fields.field("ValidationMethod", &validationMethod)
      mapValidationOptions(fields)
      fields.companion("aws_acm_certificate_validation", owner: Self.resourceType) { fields in
        fields.equivalent(in: .terraform) { fields in
          fields.field("ValidationRecords", terraform: "validation_record_fqdns", &validationRecords)
        }
      }
      fields.field("KeyAlgorithm", &keyAlgorithm)
      fields.field("CertificateAuthorityArn", &certificateAuthority)
      fields.terraformBlock("options") { fields in
        fields.field("CertificateTransparencyLoggingPreference", &transparencyLogging)
      }
      fields.cloudFormationOnly("CertificateExport", &export)
      fields.terraformOnly("certificate_body", &certificateBody)
      fields.terraformOnly("certificate_chain", &certificateChain)
      fields.terraformOnly("private_key", &privateKey)
      fields.terraformOnly("early_renewal_duration", &earlyRenewalDuration)
      fields.tags(&tags)
    }

    /// Terraform has options for validation by email only.
    private mutating func mapValidationOptions(_ fields: FieldMapper) {
      if fields.dialect == .terraform { validationOptions.removeAll { $0.validationDomain == nil } }
      fields.groups("DomainValidationOptions", terraform: "validation_option", &validationOptions)
    }
  }
}

extension CertificateManager.Certificate {
  /// How one of the domain names is validated.
  public struct ValidationOption: FieldGroup {
    public var domainName: Value<String>?
    /// The zone in which CloudFormation creates the validation record; in Terraform, the record is a resource of its own.
    public var hostedZone: Reference<Route53.HostedZone>?
    /// The domain that receives the validation emails, the domain name itself or one above it.
    public var validationDomain: Value<String>?

    public init() {}

    public mutating func map(_ fields: FieldMapper) {
      fields.required("DomainName", &domainName)
      fields.field("HostedZoneId", terraform: .equivalent, &hostedZone)
      fields.required(in: .terraform, "ValidationDomain", &validationDomain)
    }
  }
}
