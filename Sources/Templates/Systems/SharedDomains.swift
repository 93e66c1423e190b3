import Documents
import ResourceGraph

/// The domain names by which stacks lead to each other: an origin or a mapping names an API of another stack, a record a
/// distribution.
struct SharedDomains {
  /// The stacks by the names of their distributions and APIs, and by those of their records.
  private var targets: [Key: Owner] = [:]
  private var records: [Key: Owner] = [:]
  /// What is led to, by the numbers of the stacks that do so.
  private var needs: [(name: Need, stack: Int)] = []

  /// By which engines the stacks are deployed.
  private let origins: [Dialect?]

  /// A name, and the engine by which its stack is deployed.
  private struct Key: Hashable {
    var name: String
    var origin: Dialect?

    /// The name with which one stack has all names beside this one.
    var wildcard: Key { Key(name: "*" + name.drop { $0 != "." }, origin: origin) }
  }

  /// Which stack has a name.
  private enum Owner: Equatable {
    case only(Int)
    case several
  }

  private enum Need {
    /// A name that clients look up.
    case name(String)
    /// The name of a distribution or an API itself.
    case target(String)
  }

  /// - Parameter stacks: the lists of their parts.
  init(of stacks: [[Nesting.Part]]) {
    origins = stacks.map { $0.first?.graph.origin }
    for (index, parts) in stacks.enumerated() {
      for part in parts { add(part.graph, index) }
    }
  }

  /// The stacks that lead to others, with those to which they do: of each name the only one of the same engine that has it,
  /// where they do not have it themselves.
  var pairs: [(reader: Int, owner: Int)] {
    needs.flatMap { need, reader -> [(Int, Int)] in
      let owners: [Owner?] =
        switch need {
        case .name(let name): [owner(of: key(name, reader), in: records), owner(of: key(name, reader), in: targets)]
        case .target(let name): [owner(of: key(name, reader), in: targets)]
        }
      return owners.compactMap { owner in
        guard case .only(let owner)? = owner, owner != reader else { return nil }
        return (reader, owner)
      }
    }
  }

  private func key(_ name: String, _ stack: Int) -> Key { Key(name: name, origin: origins[stack]) }

  private func owner(of key: Key, in owners: [Key: Owner]) -> Owner? { owners[key] ?? owners[key.wildcard] }

  // MARK: What stacks have

  private mutating func add(_ graph: ResourceGraph, _ stack: Int) {
    let reader = NameReader(graph)
    for entry in graph.entries {
      guard let resource = entry.resource else { continue }
      switch entry.typeName(in: .cloudFormation) {
      case "AWS::CloudFront::Distribution":
        let body = Body(resource, reader)
        let configuration = body.node["DistributionConfig"]
        for alias in configuration?["Aliases"]?.array ?? [] {
          if let name = body.name(alias) { Self.note(key(name, stack), of: stack, in: &targets) }
        }
        for origin in configuration?["Origins"]?.array ?? [] {
          if let name = body.name(origin["DomainName"]) { needs.append((.name(name), stack)) }
        }
      case "AWS::ApiGatewayV2::DomainName", "AWS::ApiGateway::DomainName":
        let body = Body(resource, reader)
        if let name = body.name(body.node["DomainName"]) { Self.note(key(name, stack), of: stack, in: &targets) }
      case "AWS::ApiGatewayV2::ApiMapping", "AWS::ApiGateway::BasePathMapping":
        let body = Body(resource, reader)
        if let name = body.name(body.node["DomainName"]) { needs.append((.target(name), stack)) }
      case "AWS::Route53::RecordSet": add(Body(resource, reader), stack)
      default: break
      }
    }
  }

  private static func note(_ key: Key, of stack: Int, in owners: inout [Key: Owner]) {
    let owner = Owner.only(stack)
    owners[key] = owners[key].map { $0 == owner ? owner : .several } ?? owner
  }

  private mutating func add(_ record: Body, _ stack: Int) {
    guard ["A", "AAAA", "CNAME"].contains(record.node["Type"]?.string), let name = record.name(record.node["Name"])
    else { return }
    Self.note(key(name, stack), of: stack, in: &records)
    guard let target = record.node["AliasTarget"]?["DNSName"] ?? record.node["ResourceRecords"]?.array?.first,
      !record.isReference(target)
    else { return }
    if let other = record.name(target) { needs.append((.name(other), stack)) }
    // AWS gives distributions and APIs names that no template has, such as `d111111abcdef8.cloudfront.net`.
    needs.append((.target(name), stack))
  }

  /// The properties of a resource, in which expressions stand for what only the deployment knows.
  private struct Body {
    let node: Node
    private let syntax = NumberedSyntax()
    private let reader: NameReader

    init(_ resource: any Resource, _ reader: NameReader) {
      self.reader = reader
      node = Node(.object(FieldMapper.writer(.cloudFormation, syntax: syntax).write(resource).body))
    }

    /// A domain name in lower case, without the dot at the end; `nil` where it is not known, or can be no domain name: an
    /// address, or the first part of a name alone.
    func name(_ node: Node?) -> String? {
      guard let pattern = node.flatMap({ Value<String>.read($0, syntax) }).map(reader.name) else { return nil }
      // `*.example.com` is a name, where it is written so.
      guard pattern.isKnown || node?.string == pattern.text else { return nil }
      let name = HostPattern.canonical(pattern.text)
      return HostPattern.isDomainName(name) ? name : nil
    }

    /// Whether a property leads to a resource of the template.
    func isReference(_ node: Node) -> Bool {
      guard case .expression(let expression)? = Value<String>.read(node, syntax) else { return false }
      return !expression.referencedIDs.isEmpty
    }
  }
}
