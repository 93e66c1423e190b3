import AWSResources
import Documents

/// Checks that Route 53 accepts a record of a hosted zone.
struct DNSRecordIsAccepted: Rule {
  static let description = RuleDescription(
    id: "dns-record-is-accepted",
    subject: .edge,
    severity: .error,
    summary: """
      A record has a name in its zone, and an alias or records with a time to live. An alias has the hosted zone of what it leads to, \
      a CNAME stands beside no other record of its name and not at the top of the zone, and records with a routing policy have identifiers.
      """,
    rationale: """
      Route 53 refuses the others, so that the deployment fails. Most often the alias names the zone of the record, where the name \
      of the load balancer or the distribution is not.
      """,
    remedy: """
      The zone of an alias is Z2FDTNDATAQYW2 for CloudFront, the canonical hosted zone of a load balancer, and the regional or \
      distribution's hosted zone of a domain name of API Gateway. At the top of a zone, an alias of the type A does what a CNAME cannot.
      """,
    references: [
      .aws("Route53/latest/APIReference/API_AliasTarget.html"),
      .aws("Route53/latest/APIReference/API_ResourceRecordSet.html"),
      .aws("Route53/latest/DeveloperGuide/ResourceRecordTypes.html#CNAMEFormat"),
    ],
    passes: [
      RuleExample("an alias of a distribution, and one of a load balancer") {
        addZone(to: &$0)
        addAlias("Site", of: "Cdn", zone: "Z2FDTNDATAQYW2", to: &$0)
        addAlias("Api", of: "Balancer", zone: .expression(.attribute("Balancer", "CanonicalHostedZoneID")), to: &$0)
      },
      RuleExample("an alias of another record of the zone") {
        addZone(to: &$0)
        addRecord("Site", "shop.example.com", to: &$0) {
          $0.alias = .init {
            $0.domainName = "www.shop.example.com"
            $0.zone = .expression(.attribute("Zone", "Ref"))
          }
        }
      },
      RuleExample("records at the top of the zone and below it") {
        addZone(to: &$0)
        addRecord("Top", "SHOP.example.com.", to: &$0) { $0.records = ["192.0.2.1"] }
        addRecord("Www", "www.shop.example.com", .cname, to: &$0) { $0.records = ["example.org"] }
      },
      RuleExample("a name that Terraform completes with the zone") {
        $0.origin = .terraform
        addZone(to: &$0)
        addRecord("Www", "www", .cname, to: &$0) { $0.records = ["example.org"] }
      },
    ],
    fails: [
      RuleExample(
        "aliases with the zone of the record",
        finds: .finding(
          "Site", at: "AliasTarget.HostedZoneId",
          """
          record 'Site' looks for distribution 'Cdn' in a hosted zone of the record's own, which Route 53 refuses; set \
          'HostedZoneId' of 'AliasTarget' to Z2FDTNDATAQYW2
          """),
        .finding(
          "Api", at: "AliasTarget.HostedZoneId",
          """
          record 'Api' looks for load balancer 'Balancer' in a hosted zone of the record's own, which Route 53 refuses; set \
          'HostedZoneId' of 'AliasTarget' to the canonical hosted zone of the load balancer
          """)
      ) {
        addZone(to: &$0)
        addAlias("Site", of: "Cdn", zone: .expression(.attribute("Zone", "Ref")), to: &$0)
        addAlias("Api", of: "Balancer", zone: .expression(.attribute("Zone", "Ref")), to: &$0)
      },
      RuleExample(
        "an alias of a load balancer with the zone of CloudFront",
        finds: .finding(
          "Api", at: "AliasTarget.HostedZoneId",
          """
          record 'Api' looks for load balancer 'Balancer' in the hosted zone of CloudFront, which Route 53 refuses; set \
          'HostedZoneId' of 'AliasTarget' to the canonical hosted zone of the load balancer
          """)
      ) {
        addZone(to: &$0)
        addAlias("Api", of: "Balancer", zone: "Z2FDTNDATAQYW2", to: &$0)
      },
      RuleExample(
        "an alias of a regional domain name with the zone of the other endpoint",
        finds: .finding(
          "Api", at: "AliasTarget.HostedZoneId",
          """
          record 'Api' looks for domain name 'Domain' in the hosted zone of CloudFront, which Route 53 refuses; set \
          'HostedZoneId' of 'AliasTarget' to the regional hosted zone of the domain name
          """)
      ) {
        addZone(to: &$0)
        $0.add("Domain", APIGateway.DomainName { $0.domainName = "api.shop.example.com" })
        addRecord("Api", "api.shop.example.com", to: &$0) {
          $0.alias = .init {
            $0.domainName = .expression(.attribute("Domain", "RegionalDomainName"))
            $0.zone = .expression(.attribute("Domain", "DistributionHostedZoneId"))
          }
        }
      },
      RuleExample(
        "a name of another zone",
        finds: .finding(
          "Www", at: "Name",
          "record 'Www' has the name 'www.example.org', which is not in its zone 'shop.example.com'; use a name in the zone"
        )
      ) {
        addZone(to: &$0)
        addRecord("Www", "www.example.org", to: &$0) { $0.records = ["192.0.2.1"] }
      },
      RuleExample(
        "a CNAME at the top of a zone",
        finds: .finding(
          "Top", at: "Type",
          """
          record 'Top' is a CNAME with the name of its zone 'shop.example.com', which Route 53 refuses; set 'Type' to 'A' and \
          use 'AliasTarget'
          """)
      ) {
        addZone(to: &$0)
        addRecord("Top", "shop.example.com.", .cname, to: &$0) { $0.records = ["example.org"] }
      },
      RuleExample(
        "an alias with a time to live",
        finds: .finding(
          "Site", at: "TTL", "record 'Site' is an alias and has 'TTL', which Route 53 refuses together; remove 'TTL'")
      ) {
        addZone(to: &$0)
        addAlias("Site", of: "Cdn", zone: "Z2FDTNDATAQYW2", to: &$0)
        $0.change("Site", Route53.RecordSet.self) { $0.timeToLive = 300 }
      },
      RuleExample(
        "records without a time to live, and a time to live without records",
        finds: .finding(
          "Www",
          "record 'Www' is no alias and has no 'TTL', which Route 53 refuses; set 'TTL' and 'ResourceRecords', or 'AliasTarget'"
        ),
        .finding(
          "Api",
          """
          record 'Api' is no alias and has no 'ResourceRecords', which Route 53 refuses; set 'TTL' and 'ResourceRecords', or \
          'AliasTarget'
          """)
      ) {
        addZone(to: &$0)
        addRecord("Www", "www.shop.example.com", to: &$0) {
          $0.timeToLive = nil
          $0.records = ["192.0.2.1"]
        }
        addRecord("Api", "api.shop.example.com", to: &$0) { $0.records = nil }
      },
      RuleExample(
        "a weight without an identifier",
        finds: .finding(
          "Www", at: "Weight",
          "record 'Www' has 'Weight' and no identifier, which Route 53 refuses; set 'SetIdentifier'")
      ) {
        addZone(to: &$0)
        addRecord("Www", "www.shop.example.com", to: &$0) { $0.weight = 10 }
      },
      RuleExample(
        "an address beside a CNAME",
        finds: .finding(
          "Address", at: "Name",
          """
          record 'Address' has the name 'www.shop.example.com' of CNAME 'Www', beside which Route 53 takes no other record; give one \
          of them another 'Name', or use an alias in place of the CNAME
          """)
      ) {
        addZone(to: &$0)
        addRecord("Www", "www.shop.example.com", .cname, to: &$0) { $0.records = ["example.org"] }
        addRecord("Address", "www.shop.example.com.", to: &$0) { $0.records = ["192.0.2.1"] }
      },
    ]
  )

  func check(_ model: Model, _ findings: inout Findings) {
    for record in model.graph.all(Route53.RecordSet.self) {
      if let target = AliasTarget(record.resource, model), !target.isInItsZone {
        findings.report(.isElsewhere(record.id, target), on: record, at: "AliasTarget", "HostedZoneId")
      }
      if let property = record.resource.propertyBesideAlias(model) {
        findings.report(.isBoth(record.id, property), on: record, at: property)
      }
      if let property = record.resource.missingBesideRecords(record.entry) {
        findings.report(.lacks(record.id, property), on: record)
      }
      if let policy = record.resource.routingPolicy, model.known(record.resource.setIdentifier).isAbsent {
        findings.report(.hasNoIdentifier(record.id, policy), on: record, at: policy)
      }
      checkName(of: record, model, &findings)
    }
    checkCNAMEs(model, &findings)
  }

  /// The records that have the name of a CNAME.
  private func checkCNAMEs(_ model: Model, _ findings: inout Findings) {
    let records = model.recordNames
    let names = records.filter { $0.kind == .cname }.map { ($0.nameInZone, $0.place.entry.id) }
    let first = Dictionary(names) { first, _ in first }
    for record in records where record.kind != .cname {
      guard let other = first[record.nameInZone] else { continue }
      let id = record.place.entry.id
      findings.report(
        .isBesideCNAME(id, record.name, other), on: id, at: record.place, proof: [Hop(other), Hop(id)])
    }
  }

  private func checkName(of record: Located<Route53.RecordSet>, _ model: Model, _ findings: inout Findings) {
    guard let written = model.literal(record.resource.name), let zone = zoneName(of: record.resource, model) else {
      return
    }
    let name = HostPattern.canonical(written)
    // Terraform's provider completes a name with that of the zone, also an empty one:
    // https://github.com/hashicorp/terraform/pull/969
    if name == zone || (name.isEmpty && model.graph.isTerraform) {
      guard model.literal(record.resource.kind) == .cname else { return }
      findings.report(.isCNAMEOfZone(record.id, zone), on: record, at: "Type")
    } else if !name.hasSuffix(".\(zone)"), !name.isEmpty, !model.graph.isTerraform {
      findings.report(.isOutside(record.id, written, zone), on: record, at: "Name")
    }
  }

  private func zoneName(of record: Route53.RecordSet, _ model: Model) -> String? {
    let name = model.graph.resource(record.zone)?.resource.name ?? record.zoneName
    return model.literal(name).map(HostPattern.canonical).flatMap { $0.isEmpty ? nil : $0 }
  }
}

extension Route53.RecordSet {
  /// What an alias cannot have beside it.
  fileprivate func propertyBesideAlias(_ model: Model) -> String? {
    guard alias != nil else { return nil }
    if let records, !records.isWrittenOut || !records.items.isEmpty { return "ResourceRecords" }
    return model.known(timeToLive).isAbsent ? nil : "TTL"
  }

  /// What a record that is no alias lacks.
  fileprivate func missingBesideRecords(_ entry: Entry) -> String? {
    guard alias == nil, !entry.isUnresolved(at: ["AliasTarget"]), !entry.isCompletedByMacro else { return nil }
    if records == nil, !entry.isUnresolved(at: ["ResourceRecords"]) { return "ResourceRecords" }
    return timeToLive == nil && !entry.isUnresolved(at: ["TTL"]) ? "TTL" : nil
  }

  /// The property that tells records of one name and type apart by where requests come from, by chance or by health.
  fileprivate var routingPolicy: String? {
    if weight != nil { return "Weight" }
    if failoverRole != nil { return "Failover" }
    if region != nil { return "Region" }
    if location != nil { return "GeoLocation" }
    return nil
  }
}

// MARK: - Examples

extension DNSRecordIsAccepted {
  private static func addZone(to graph: inout ResourceGraph) {
    graph.add("Zone", Route53.HostedZone { $0.name = "shop.example.com" })
    graph.add("Cdn", CloudFront.Distribution { $0.isEnabled = true })
    graph.add("Balancer", ElasticLoadBalancing.LoadBalancer())
  }

  private static func addRecord(
    _ id: LogicalID, _ name: String, _ kind: Route53.RecordSet.Kind = .a, to graph: inout ResourceGraph,
    _ change: (inout Route53.RecordSet) -> Void
  ) {
    graph.add(
      id,
      Route53.RecordSet {
        $0.zone = .to("Zone")
        $0.name = .literal(name)
        $0.kind = .literal(kind)
        $0.timeToLive = 300
        $0.records = ["192.0.2.1"]
        change(&$0)
        if $0.alias != nil { ($0.timeToLive, $0.records) = (nil, nil) }
      })
  }

  private static func addAlias(
    _ id: LogicalID, of target: LogicalID, zone: Value<String>, to graph: inout ResourceGraph
  ) {
    addRecord(id, "\(id.name.lowercased()).shop.example.com", to: &graph) {
      $0.alias = .init {
        $0.domainName = .expression(.attribute(target, target == "Cdn" ? "DomainName" : "DNSName"))
        $0.zone = zone
        $0.evaluatesTargetHealth = false
      }
    }
  }
}

extension Finding.Message {
  fileprivate static func isElsewhere(_ record: LogicalID, _ target: AliasTarget) -> Self {
    let zone =
      switch target.zone {
      case .of(let service): "the hosted zone of \(service.words)"
      case .ofRecords: "a hosted zone of the record's own"
      case .other(let id): "the hosted zone \(id)"
      }
    return """
      record '\(record)' looks for \(target.words) in \(zone), which Route 53 refuses; set 'HostedZoneId' of 'AliasTarget' to \
      \(target.service.zone)
      """
  }

  fileprivate static func isBoth(_ record: LogicalID, _ property: String) -> Self {
    "record '\(record)' is an alias and has '\(property)', which Route 53 refuses together; remove '\(property)'"
  }

  fileprivate static func lacks(_ record: LogicalID, _ property: String) -> Self {
    """
    record '\(record)' is no alias and has no '\(property)', which Route 53 refuses; set 'TTL' and 'ResourceRecords', or \
    'AliasTarget'
    """
  }

  fileprivate static func hasNoIdentifier(_ record: LogicalID, _ policy: String) -> Self {
    "record '\(record)' has '\(policy)' and no identifier, which Route 53 refuses; set 'SetIdentifier'"
  }

  fileprivate static func isBesideCNAME(_ record: LogicalID, _ name: String, _ other: LogicalID) -> Self {
    """
    record '\(record)' has the name '\(name)' of CNAME '\(other)', beside which Route 53 takes no other record; give one of them \
    another 'Name', or use an alias in place of the CNAME
    """
  }

  fileprivate static func isOutside(_ record: LogicalID, _ name: String, _ zone: String) -> Self {
    "record '\(record)' has the name '\(name)', which is not in its zone '\(zone)'; use a name in the zone"
  }

  fileprivate static func isCNAMEOfZone(_ record: LogicalID, _ zone: String) -> Self {
    """
    record '\(record)' is a CNAME with the name of its zone '\(zone)', which Route 53 refuses; set 'Type' to 'A' and use \
    'AliasTarget'
    """
  }
}

extension AliasTarget.Service {
  fileprivate var words: String {
    switch self {
    case .cloudFront: "CloudFront"
    case .loadBalancer: "a load balancer"
    case .regionalAPI: "a regional domain name"
    case .website: "a website of S3"
    case .accelerator: "Global Accelerator"
    }
  }

  /// The hosted zone to name.
  fileprivate var zone: String {
    switch self {
    case .cloudFront: "Z2FDTNDATAQYW2"
    case .loadBalancer: "the canonical hosted zone of the load balancer"
    case .regionalAPI: "the regional hosted zone of the domain name"
    case .website: "the hosted zone of websites in the bucket's region"
    case .accelerator: "Z2BJ6XQ5FK7U4H"
    }
  }
}
