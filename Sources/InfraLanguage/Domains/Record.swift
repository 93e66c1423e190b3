import AWSResources
import ResourceGraph

/// The DNS records of one name and type in a hosted zone.
///
/// ```swift
/// Record("@", in: zone, .mx([10: "inbound-smtp.eu-west-1.amazonaws.com"]))
/// Record("_dmarc", in: zone, .txt("v=DMARC1; p=reject"))
/// Record("docs", in: zone, .cname("example.github.io"))
/// ```
public struct Record: Construct {
  public let identity: Identity
  public var adjustments = Adjustments()
  let host: String
  @Shared var zone: HostedZone
  let value: RecordValue
  let timeToLive: Duration
  let routing: RecordRouting

  /// Creates records.
  ///
  /// - Parameters:
  ///   - host: the name in the zone, `mail` for `mail.example.com`; `@` for the domain itself, `*` for all names one level
  ///     below that have no record. A whole name, `mail.example.com`, is the same.
  ///   - zone: the hosted zone.
  ///   - value: the type and the values.
  ///   - timeToLive: how long resolvers keep the records, up to 7 days; an alias has that of its target.
  ///   - routing: how Route 53 chooses between several records of the name and type.
  public init(
    _ host: String, in zone: HostedZone, _ value: RecordValue, timeToLive: Duration = .minutes(5),
    routing: RecordRouting = .simple,
    fileID: StaticString = #fileID, line: Int = #line, column: Int = #column
  ) {
    let fullName = zone.fullName(of: host)
    let words = [zone.name, zone.word(of: fullName), value.word, routing.word]
    identity = Identity(
      "record", words.filter { !$0.isEmpty }.joined(separator: "-"),
      at: SourceLocation(fileID: fileID, line: line, column: column), scope: .global)
    self.host = host
    _zone = Shared(wrappedValue: zone)
    self.value = value
    self.timeToLive = timeToLive
    self.routing = routing
  }

  public var dependencies: [any Construct] { [zone] + value.dependencies + routing.dependencies }

  /// The whole name: `mail.example.com`.
  public var fullName: String { zone.fullName(of: host) }

  public func lower(into lowering: inout Lowering) {
    check(&lowering)
    for kind in value.kinds {
      let region = lowering.graph.region
      lowering.addRecord(fullName, kind, routing.word, in: zone, of: self) {
        switch value.content {
        case .values(let values, _):
          $0.records = List(values)
          $0.timeToLive = .literal(timeToLive.wholeSeconds)
        case .alias(let target): $0.alias = target.alias
        }
        routing.apply(to: &$0, in: region)
      }
    }
  }

  private func check(_ lowering: inout Lowering) {
    let problem = DNSName.problem(
      with: fullName, allowsWildcard: true, allowsUnderscores: true, allowsOneLabel: true)
    if let problem {
      lowering.report("\(description) has the name '\(fullName)', which \(problem)")
    }
    if !(0...604_800).contains(timeToLive.wholeSeconds) {
      lowering.report("\(description) is kept for \(timeToLive.words); use up to 7 days")
    }
    // https://docs.aws.amazon.com/Route53/latest/DeveloperGuide/resource-record-sets-choosing-alias-non-alias.html
    if value.kinds == [.cname], fullName == zone.domain {
      lowering.report(
        "\(description) is a CNAME record of the domain '\(zone.domain)' itself, which DNS does not allow; use an alias"
      )
    }
    for mistake in value.mistakes + routing.mistakes(with: value) { lowering.report("\(description) \(mistake)") }
  }
}

extension Lowering {
  /// Adds the records of a name and type to a zone.
  ///
  /// - Parameters:
  ///   - routing: what tells them from others of the name and type.
  ///   - construct: the construct that has the name.
  mutating func addRecord(
    _ fullName: String, _ kind: Route53.RecordSet.Kind, _ routing: String = "", in zone: HostedZone,
    of construct: some Construct, _ configure: (inout Route53.RecordSet) -> Void
  ) {
    let id = zone.recordID(fullName, kind, routing)
    if let other = graph[id] {
      let place = other.location.map { " (\($0))" } ?? ""
      return report(
        "\(construct.description) and \(other.construct ?? "resource '\(id)'")\(place) both make the \(kind.rawValue) record of "
          + "'\(fullName)'; keep one")
    }
    var record = Route53.RecordSet()
    record.zone = zone.zone
    record.name = .literal(fullName)
    record.kind = .literal(kind)
    configure(&record)
    add(id, record)
  }
}

/// The type of DNS records and their values.
public struct RecordValue: Hashable, Sendable {
  enum Content: Sendable {
    case values([Value<String>], Route53.RecordSet.Kind)
    indirect case alias(any AliasTarget)
  }

  let content: Content
  /// What is wrong with the values.
  let mistakes: [String]

  private init(_ kind: Route53.RecordSet.Kind, _ values: [Value<String>], mistakes: [String] = []) {
    content = .values(values, kind)
    self.mistakes = mistakes + (values.isEmpty ? ["has no value; name one"] : [])
  }

  private init(alias target: any AliasTarget) {
    content = .alias(target)
    mistakes = []
  }

  /// IPv4 addresses.
  public static func a(_ addresses: String...) -> RecordValue { literalAddresses(.a, addresses, .ipv4) }

  /// IPv6 addresses.
  public static func aaaa(_ addresses: String...) -> RecordValue { literalAddresses(.aaaa, addresses, .ipv6) }

  /// Another name that this one stands for. The domain itself cannot have it, nor a name with other records.
  public static func cname(_ name: Value<String>) -> RecordValue {
    RecordValue(.cname, [name], mistakes: name.literal.map { problems(with: [$0]) } ?? [])
  }

  /// The mail servers by their priorities, of which the lowest is tried first: `.mx([10: "mail.example.com"])`.
  public static func mx(_ servers: KeyValuePairs<Int, String>) -> RecordValue {
    let wrong = servers.filter { !(0...65535).contains($0.key) }.map {
      "has a mail server with the priority \($0.key); use 0 to 65535"
    }
    return RecordValue(
      .mx, servers.map { .literal("\($0.key) \($0.value)") }, mistakes: wrong + problems(with: servers.map(\.value)))
  }

  /// Texts, each without quotation marks around it; one that is longer than 255 characters is divided.
  public static func txt(_ texts: String...) -> RecordValue {
    let wrong = texts.filter { !$0.unicodeScalars.allSatisfy { (" "..."~").contains($0) } }.map {
      "has the text '\($0)'; use printable ASCII characters"
    }
    return RecordValue(.txt, texts.map { .literal(quoted($0)) }, mistakes: wrong)
  }

  /// The certificate authorities that may issue certificates for the name: `.caa("amazon.com")`, as ACM's is called.
  public static func caa(_ authorities: String...) -> RecordValue {
    RecordValue(.caa, authorities.map { .literal("0 issue \"\($0)\"") }, mistakes: problems(with: authorities))
  }

  /// The name servers of a domain below that has a zone of its own.
  public static func ns(_ servers: String...) -> RecordValue {
    RecordValue(.ns, servers.map { .literal($0) }, mistakes: problems(with: servers))
  }

  /// The addresses of a load balancer, an API's domain or a distribution, which the domain itself can have as well.
  public static func alias(_ target: some AliasTarget) -> RecordValue { RecordValue(alias: target) }

  private static func literalAddresses(
    _ kind: Route53.RecordSet.Kind, _ addresses: [String], _ family: CIDR.Family
  ) -> RecordValue {
    let wrong = addresses.filter { CIDR(address: $0)?.family != family }.map {
      "has the address '\($0)'; use an \(family == .ipv4 ? "IPv4" : "IPv6") address"
    }
    return RecordValue(kind, addresses.map { .literal($0) }, mistakes: wrong)
  }

  private static func problems(with names: [String]) -> [String] {
    names.compactMap { name in
      // A name can end in a full stop in records.
      let plain = name.hasSuffix(".") ? String(name.dropLast()) : name
      return DNSName.problem(with: plain, allowsUnderscores: true, allowsOneLabel: true).map {
        "leads to '\(name)', which \($0)"
      }
    }
  }

  /// https://docs.aws.amazon.com/Route53/latest/DeveloperGuide/ResourceRecordTypes.html#TXTFormat
  private static func quoted(_ text: String) -> String {
    var parts: [String] = []
    var rest = text[...]
    repeat {
      let part = rest.prefix(255)
      rest = rest.dropFirst(255)
      parts.append("\"\(part.replacing("\\", with: "\\\\").replacing("\"", with: "\\\""))\"")
    } while !rest.isEmpty
    return parts.joined(separator: " ")
  }

  var kinds: [Route53.RecordSet.Kind] {
    switch content {
    case .values(_, let kind): [kind]
    case .alias(let target): target.aliasKinds
    }
  }

  var dependencies: [any Construct] {
    if case .alias(let target) = content { return [target] }
    return []
  }

  /// What tells the records of a name apart: an alias has the type of addresses.
  var word: String { kinds.first?.rawValue.lowercased() ?? "" }

  public static func == (left: RecordValue, right: RecordValue) -> Bool {
    guard left.mistakes == right.mistakes else { return false }
    switch (left.content, right.content) {
    case (.values(let values, let kind), .values(let others, let other)): return values == others && kind == other
    case (.alias(let target), .alias(let other)): return target.isSame(as: other)
    default: return false
    }
  }

  public func hash(into hasher: inout Hasher) {
    hasher.combine(kinds)
    hasher.combine(mistakes)
  }
}
