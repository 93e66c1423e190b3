import AWSResources
import Documents
import ResourceGraph

/// A certificate as a domain can have one: ``Certificate`` in the stack's region, ``EdgeCertificate`` in us-east-1.
public protocol DomainCertificate: Construct {
  /// A certificate that a stack requests for one name.
  static func issued(
    _ name: String, for domain: String, in zone: HostedZone, fileID: StaticString, line: Int, column: Int
  ) -> Self
}

/// Where a certificate comes from.
enum CertificateSource: Hashable, Sendable {
  case existing(ExistingValue)
  indirect case requested(CertificateRequest)

  /// The hosted zones of a certificate that is requested.
  var zones: [HostedZone] {
    guard case .requested(let request) = self else { return [] }
    return request.names.map(\.zone).unique
  }

  /// What tells a certificate that exists from others of a construct: the beginning of its id, or the name of the parameter.
  fileprivate var existingWord: String {
    guard case .existing(let certificateARN) = self else { return "" }
    guard let arn = certificateARN.literal else { return certificateARN.word }
    return String((arn.split(separator: "/").last ?? "").prefix { $0 != "-" })
  }

  /// The construct's name of a certificate that exists: nobody gives it one.
  var existingName: String { "existing-\(DNSName.word(existingWord))" }
}

/// The names of a certificate, and the zones in which they are validated.
struct CertificateRequest: Hashable, Sendable {
  struct Name: Hashable, Sendable {
    let text: String
    let zone: HostedZone
  }

  let names: [Name]

  init(_ domain: String, _ others: [CertificateName], _ zone: HostedZone) {
    names = [Name(text: domain, zone: zone)] + others.map { Name(text: $0.name, zone: $0.zone ?? zone) }
  }

  /// The names that have a validation record of their own: that of `*.example.com` is the record of `example.com`.
  var validated: [Name] {
    let all = Set(names.map(\.text))
    var known: Set<String> = []
    return names.filter { known.insert($0.text).inserted }.filter {
      !$0.text.hasPrefix("*.") || !all.contains(DNSName.base(of: $0.text))
    }
  }

  /// What is wrong with the names.
  var mistakes: [String] {
    var mistakes: [String] = []
    var known: Set<String> = []
    for name in names {
      if let problem = DNSName.problem(with: name.text, allowsWildcard: true) {
        mistakes.append("has the name '\(name.text)', which \(problem)")
      } else if !DNSName.isName(DNSName.base(of: name.text), in: name.zone.domain) {
        mistakes.append(
          "has the name '\(name.text)', which is not in zone '\(name.zone.name)' of '\(name.zone.domain)'; pass the zone of the "
            + "name")
      }
      if !known.insert(name.text).inserted { mistakes.append("has the name '\(name.text)' twice; remove one of them") }
      if name.zone.isPrivate {
        mistakes.append(
          "is validated in the private zone '\(name.zone.name)', which ACM does not see; pass the public zone of "
            + "'\(name.text)'")
      }
    }
    // https://docs.aws.amazon.com/acm/latest/APIReference/API_RequestCertificate.html
    if let first = names.first, first.text.utf8.count > 64 {
      mistakes.append(
        "begins with '\(first.text)', which has \(first.text.utf8.count) characters; begin with a name of at most 64")
    }
    if names.count > 100 { mistakes.append("has \(names.count) names; ACM issues certificates for at most 100") }
    return mistakes
  }
}

extension DomainCertificate {
  /// The certificate, where the app requests it: a regional and an edge certificate can have one name.
  var certificate: Reference<CertificateManager.Certificate> {
    Reference(id(Self.self == EdgeCertificate.self ? "EdgeCertificate" : "Certificate"))
  }
}

extension DomainCertificate where Self: CertificateOfSource {
  /// The names; `nil` for a certificate that exists already.
  var names: [String]? {
    if case .requested(let request) = source { return request.names.map(\.text) }
    return nil
  }
}

/// A certificate that knows where it comes from.
protocol CertificateOfSource {
  var source: CertificateSource { get }
  /// The certificate as a dependency of what uses it, if it is one.
  var asDependency: [any Construct] { get }
}

extension Certificate: CertificateOfSource {
  /// A certificate that exists already is a value of the construct that uses it.
  var asDependency: [any Construct] { existing == nil ? [self] : [] }

  /// The ARN, for a resource of the construct that uses the certificate.
  ///
  /// - Parameter id: the id of a certificate that exists already, where the construct has several.
  func arn(for construct: some Construct, as id: LogicalID? = nil, in lowering: inout Lowering) -> Value<String> {
    guard case .existing(let certificateARN) = source else { return certificate.value }
    return lowering.value(of: certificateARN, as: AttributeReference(id ?? construct.id("Certificate"), "Arn"))
  }

  /// The ARN where it is written out.
  var literalARN: String? {
    if case .existing(let certificateARN) = source { return certificateARN.literal }
    return nil
  }

  /// What tells the certificate from others of a construct.
  var word: String { existing == nil ? name : source.existingWord }
}

// MARK: - Lowering

extension Lowering {
  /// Adds a certificate with its validation.
  ///
  /// CloudFormation makes the records itself and waits for the certificate. In Terraform the records are resources, and
  /// `aws_acm_certificate_validation` waits: https://registry.terraform.io/providers/hashicorp/aws/latest/docs/resources/acm_certificate_validation
  mutating func addCertificate(_ source: CertificateSource, of construct: some DomainCertificate) {
    guard case .requested(let request) = source else { return }
    for mistake in request.mistakes { report("\(construct.description) \(mistake)") }
    noteDelegation(of: request, for: construct)
    guard let id = construct.certificate.id else { return }
    let records = request.validated.map { name in
      let word = name.zone.word(of: DNSName.base(of: name.text))
      return (name: name, id: LogicalID(naming: name.zone.name, word, "Validation", "Record"))
    }
    add(
      id, named: construct.name,
      CertificateManager.Certificate {
        $0.domainName = request.names.first.map { .literal($0.text) }
        let others = request.names.dropFirst()
        if !others.isEmpty { $0.alternativeNames = List(others.map { .literal($0.text) }) }
        $0.validationMethod = .literal(.dns)
        $0.validationOptions = records.map { record in
          .init {
            $0.domainName = .literal(record.name.text)
            $0.hostedZone = record.name.zone.zone
          }
        }
        $0.validationRecords = List(records.map { .expression(.attribute($0.id, "Fqdn")) })
      }
    )
    // All certificates of the account for a name have the same record, which must stay as long as one of them does.
    for record in records where graph[record.id] == nil { addValidation(record.name, record.id, of: id) }
  }

  /// Adds the record that proves who owns a name, which only Terraform needs.
  private mutating func addValidation(_ name: CertificateRequest.Name, _ id: LogicalID, of certificate: LogicalID) {
    let options = "aws_acm_certificate.\(Spelling.snakeCase(certificate.name)).domain_validation_options"
    func option(_ attribute: String) -> Node {
      .init(
        .string(
          "${one([for option in \(options) : option.resource_record_\(attribute) if option.domain_name == \"\(name.text)\"])}"
        ))
    }
    addPart(
      id, ofTerraform: "aws_route53_record",
      [
        "name": option("name"), "type": "CNAME", "ttl": 300, "records": [option("value")],
        // Another stack can have a certificate for the name, and the record with it.
        "allow_overwrite": true,
      ], ["zone_id": .expression(name.zone.zoneID.expression)])
  }

  /// Says what the first deployment waits for.
  private mutating func noteDelegation(of request: CertificateRequest, for construct: some Construct) {
    for zone in request.names.map(\.zone).unique where zone.existing == nil && !zone.isPrivate {
      note(
        "\(construct.description) is issued once '\(zone.domain)' leads to the name servers of zone '\(zone.name)'; enter "
          + "them where the domain is registered while the first deployment waits, or deploy the zone before")
    }
  }
}
