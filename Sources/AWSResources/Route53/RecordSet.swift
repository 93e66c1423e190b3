public import ResourceGraph

extension Route53 {
  /// The records of one name and type, or an alias of an AWS resource.
  ///
  /// https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-resource-route53-recordset.html
  public struct RecordSet: Resource {
    public static let resourceType = ResourceType(
      cloudFormation: "AWS::Route53::RecordSet",
      terraform: "aws_route53_record",
      attributes: ["Ref": "fqdn"]
    )

    public enum Kind: String, Literal, CaseIterable {
      case a = "A"
      case aaaa = "AAAA"
      case caa = "CAA"
      case cname = "CNAME"
      case ds = "DS"
      case https = "HTTPS"
      case mx = "MX"
      case naptr = "NAPTR"
      case ns = "NS"
      case ptr = "PTR"
      case soa = "SOA"
      case spf = "SPF"
      case srv = "SRV"
      case sshfp = "SSHFP"
      case svcb = "SVCB"
      case tlsa = "TLSA"
      case txt = "TXT"
    }

    public enum FailoverRole: String, Literal, CaseIterable {
      case primary = "PRIMARY"
      case secondary = "SECONDARY"
    }

    public var zone: Reference<HostedZone>?
    /// The name of the zone, instead of its id: `example.com.`. CloudFormation only.
    public var zoneName: Value<String>?
    /// `www.example.com`. Cannot be changed.
    public var name: Value<String>?
    public var kind: Value<Kind>?
    /// The resource that the name stands for, instead of records.
    public var alias: Alias?
    /// The values; those of `TXT` in quotation marks, as Route 53 expects them.
    public var records: List<Value<String>>?
    /// In seconds; required with `records`.
    public var timeToLive: Value<Int>?
    public var healthCheck: Reference<HealthCheck>?
    /// Tells record sets of the same name and type apart; required with every routing policy.
    public var setIdentifier: Value<String>?
    /// Weighted routing: the share of the queries, 0 to 255.
    public var weight: Value<Int>?
    public var failoverRole: Value<FailoverRole>?
    /// Latency routing: the region of the resource that the record leads to.
    public var region: Value<String>?
    public var location: Location?
    public var proximity: Proximity?
    /// Whether queries are answered with several healthy records, at most eight.
    public var isMultivalueAnswer: Value<Bool>?
    public var cidrRouting: CIDRRouting?
    /// CloudFormation only.
    public var comment: Value<String>?
    /// Whether an existing record set is overwritten; the default is false. Terraform only.
    public var overwritesExisting: Value<Bool>?

    public init() {}

    public mutating func map(_ fields: FieldMapper) {
      mapRecords(fields)
      fields.cloudFormationOnly("Comment", &comment)
      fields.terraformOnly("allow_overwrite", &overwritesExisting)
    }

    /// The fields that a record set of a group has as well.
    mutating func mapRecords(_ fields: FieldMapper) {
      fields.required(in: .terraform, "HostedZoneId", terraform: "zone_id", &zone)
      fields.cloudFormationOnly("HostedZoneName", &zoneName)
      fields.required("Name", &name)
      fields.required("Type", &kind)
      fields.group("AliasTarget", terraform: "alias", &alias)
      mapValues(fields)
      fields.integerAsString("TTL", &timeToLive)
      fields.field("HealthCheckId", &healthCheck)
      fields.field("SetIdentifier", &setIdentifier)
      fields.terraformBlock("weighted_routing_policy") { $0.field("Weight", &weight) }
      fields.terraformBlock("failover_routing_policy") { $0.field("Failover", terraform: "type", &failoverRole) }
      fields.terraformBlock("latency_routing_policy") { $0.field("Region", &region) }
      fields.group("GeoLocation", terraform: "geolocation_routing_policy", &location)
      fields.group("GeoProximityLocation", terraform: "geoproximity_routing_policy", &proximity)
      fields.field("MultiValueAnswer", terraform: "multivalue_answer_routing_policy", &isMultivalueAnswer)
      fields.group("CidrRoutingConfig", terraform: "cidr_routing_policy", &cidrRouting)
    }

    /// Terraform's provider adds the quotation marks around a text:
    /// https://registry.terraform.io/providers/hashicorp/aws/latest/docs/resources/route53_record#records-1
    private mutating func mapValues(_ fields: FieldMapper) {
      let isText = kind?.literal == .txt || kind?.literal == .spf
      guard fields.dialect == .terraform, isText, records?.isWrittenOut != false else {
        return fields.field("ResourceRecords", terraform: "records", &records)
      }
      let written = records.map { List($0.items.map { $0.unquoted ?? $0 }) }
      var texts = written
      fields.field("ResourceRecords", terraform: "records", &texts)
      guard texts != written else { return }
      records = texts.map { $0.isWrittenOut ? List($0.items.map(\.quoted)) : $0 }
    }
  }
}

extension Value<String> {
  /// The text in quotation marks; a template's own syntax stays as it is.
  fileprivate var quoted: Value<String> {
    if case .expression(.verbatim) = self { return self }
    return .joined([.literal("\""), self, .literal("\"")])
  }

  /// The text without the quotation marks around it; `nil` if it has none.
  fileprivate var unquoted: Value<String>? {
    if case .expression(.verbatim) = self { return nil }
    var parts = expression.parts
    guard case .text(let start)? = parts.first, start.hasPrefix("\"") else { return nil }
    parts[0] = .text(String(start.dropFirst()))
    guard let last = parts.indices.last, case .text(let end) = parts[last], end.hasSuffix("\"") else { return nil }
    parts[last] = .text(String(end.dropLast()))
    return .joined(parts.map { .expression($0) })
  }
}
