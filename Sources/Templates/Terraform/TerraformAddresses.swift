import ResourceGraph

/// The addresses of a graph's resources in a configuration, `aws_lb.public`, and the names of their attributes.
struct TerraformAddresses {
  /// The address of a resource.
  struct Address {
    /// `aws_lb.public`, `module.network.aws_subnet.private[0]`.
    var text: String
    /// The resource type, if it has a struct.
    var type: (any Resource.Type)?
    /// The resource, if a team describes it and its type has no struct.
    var raw: RawResource?
  }

  /// A companion, which is a part of its owner.
  struct Companion {
    var owner: LogicalID
    var type: ResourceType.Companion
  }

  private let addresses: [LogicalID: Address]
  private let ids: [String: LogicalID]
  private let companions: [String: Companion]

  /// - Parameters:
  ///   - companions: the companions by their addresses.
  ///   - finds: whether ids can be looked up by address, which reading requires.
  init(_ addresses: [LogicalID: Address], companions: [String: Companion] = [:], finds: Bool) {
    self.addresses = addresses
    self.companions = companions
    ids = finds ? Dictionary(addresses.map { ($0.value.text, $0.key) }) { first, _ in first } : [:]
  }

  /// The addresses of a graph's resources, for writing.
  init(of graph: ResourceGraph) {
    let entries = graph.entries
    var addresses: [LogicalID: Address] = [:]
    addresses.reserveCapacity(entries.count)
    // `DBPort` and `DbPort` have the same name in snake case; ids in plain PascalCase never collide.
    let isPlain = entries.indices.allSatisfy { Self.isPlainPascalCase(entries[$0].id.name) }
    var taken: Set<String> = []
    for index in entries.indices {
      let id = entries[index].id
      let type = entries[index].typeName(in: .terraform)
      var text = Self.address(id, type: type)
      if !isPlain, !taken.insert(text).inserted { text = "\(type).\(id.name)" }
      switch entries[index].content {
      case .typed(let resource): addresses[id] = Address(text: text, type: Swift.type(of: resource))
      case .raw(let raw): addresses[id] = Address(text: text, raw: graph.isRead ? nil : raw)
      }
    }
    self.init(addresses, finds: false)
  }

  /// Whether the name consists of letters and digits, without adjacent capitals.
  private static func isPlainPascalCase(_ name: String) -> Bool {
    var wasCapital = false
    for byte in name.utf8 {
      let isCapital = (UInt8(ascii: "A")...UInt8(ascii: "Z")).contains(byte)
      guard TerraformSpelling.isLetter(byte) || TerraformSpelling.isDigit(byte), !(isCapital && wasCapital) else {
        return false
      }
      wasCapital = isCapital
    }
    return true
  }

  /// The address of a resource: `aws_lb.public`.
  static func address(_ id: LogicalID, type: String) -> String {
    guard id.name.utf8.contains(UInt8(ascii: ".")) else {
      return String(joining: type, ".", Spelling.snakeCase(id.name))
    }
    // A resource read from Terraform keeps its name; one of a module is named for all words of its address.
    let name = id.name.hasPrefix("\(type).") ? String(id.name.dropFirst(type.utf8.count + 1)) : id.name
    if TerraformSpelling.isIdentifier(name) { return "\(type).\(name)" }
    return "\(type).\(Spelling.snakeCase(name))"
  }

  func text(_ id: LogicalID) -> String? { addresses[id]?.text }

  /// `${aws_lb.public.dns_name}`.
  func interpolation(_ id: LogicalID, _ attribute: String) -> String {
    guard let target = addresses[id] else { return "${\(id).\(attribute)}" }
    let name =
      target.type?.resourceType.terraformAttribute(attribute) ?? target.raw?.terraformAttribute(attribute)
      ?? (attribute == "Ref" ? "id" : TerraformSpelling.argument(of: attribute))
    return String(joining: "${", target.text, ".", name, "}")
  }

  /// `aws_lb.public.dns_name`; `nil` for a resource that the graph does not have.
  func traversal(_ id: LogicalID, _ attribute: String) -> String? {
    guard addresses[id] != nil else { return nil }
    return String(interpolation(id, attribute).dropFirst(2).dropLast())
  }

  /// The resource at an address; an address with an index resolves to the resource itself.
  func id(at address: String) -> LogicalID? { Self.item(at: address, of: ids) }

  /// The resource at an address, or that of which a companion is there: both exist once the companion does.
  func owner(at address: String) -> LogicalID? { id(at: address) ?? Self.item(at: address, of: companions)?.owner }

  private static func item<Item>(at address: String, of items: [String: Item]) -> Item? {
    if let item = items[address] { return item }
    guard address.hasSuffix("]"), let open = address.lastIndex(of: "[") else { return nil }
    return items[String(address[..<open])]
  }

  /// The expression for a traversal that starts at a resource; `nil` for any other traversal.
  ///
  /// The argument with which a companion refers to its owner is that attribute of the owner:
  /// `aws_acm_certificate_validation.shop.certificate_arn` is the certificate.
  func expression(_ traversal: TerraformTraversal) -> Expression? {
    guard let address = traversal.resourceAddress, let attribute = address.attribute else { return nil }
    guard let id = id(at: address.text), let target = addresses[id] else {
      guard let companion = Self.item(at: address.text, of: companions), attribute == companion.type.owner else {
        return nil
      }
      return .attribute(companion.owner, companion.type.ownerAttribute)
    }
    if let known = target.type?.resourceType.cloudFormationAttribute(attribute) { return .attribute(id, known) }
    if attribute == "id" { return .attribute(id, "Ref") }
    return .attribute(id, TerraformSpelling.graphName(of: attribute))
  }
}

extension String {
  /// Joins strings with a single allocation, because most values are such references.
  fileprivate init(joining texts: String...) {
    self.init(unsafeUninitializedCapacity: texts.reduce(0) { $0 + $1.utf8.count }) { buffer in
      var count = 0
      for var text in texts {
        text.withUTF8 { count = buffer[count...].initialize(fromContentsOf: $0) }
      }
      return count
    }
  }
}
