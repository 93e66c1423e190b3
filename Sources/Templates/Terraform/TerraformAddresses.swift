import ResourceGraph

/// Where each resource of a graph stands in a configuration: `aws_lb.public`, and what its attributes are called.
struct TerraformAddresses {
  /// Where one resource stands.
  struct Address {
    /// `aws_lb.public`, `module.network.aws_subnet.private[0]`.
    var text: String
    /// The type, where it has a struct.
    var type: (any Resource.Type)?
  }

  private let addresses: [LogicalID: Address]
  private let ids: [String: LogicalID]

  /// - Parameter finds: whether ids are looked up by address too, as reading does.
  init(_ addresses: [LogicalID: Address], finds: Bool) {
    self.addresses = addresses
    ids = finds ? Dictionary(addresses.map { ($0.value.text, $0.key) }) { first, _ in first } : [:]
  }

  /// The addresses of a graph's resources, for writing.
  init(of graph: ResourceGraph) {
    let entries = graph.entries
    var addresses: [LogicalID: Address] = [:]
    addresses.reserveCapacity(entries.count)
    // `DBPort` and `DbPort` are two ids and one name in snake case; two ids of plain PascalCase never are.
    let isPlain = entries.indices.allSatisfy { Self.isPlainPascalCase(entries[$0].id.name) }
    var taken: Set<String> = []
    for index in entries.indices {
      let id = entries[index].id
      let type = entries[index].typeName(in: .terraform)
      var text = Self.address(id, type: type)
      if !isPlain, !taken.insert(text).inserted { text = "\(type).\(id.name)" }
      var resourceType: (any Resource.Type)?
      if case .typed(let resource) = entries[index].content { resourceType = Swift.type(of: resource) }
      addresses[id] = Address(text: text, type: resourceType)
    }
    self.init(addresses, finds: false)
  }

  /// Whether the name has letters and digits alone, and no two capitals side by side.
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

  /// Where a resource is written: `aws_lb.public`.
  static func address(_ id: LogicalID, type: String) -> String {
    guard id.name.utf8.contains(UInt8(ascii: ".")) else {
      return String(joining: type, ".", Spelling.snakeCase(id.name))
    }
    // A resource that was read under its address keeps its name; a module's gets one of all the words.
    let name = id.name.hasPrefix("\(type).") ? String(id.name.dropFirst(type.utf8.count + 1)) : id.name
    if TerraformSpelling.isIdentifier(name) { return "\(type).\(name)" }
    return "\(type).\(Spelling.snakeCase(name))"
  }

  func text(_ id: LogicalID) -> String? { addresses[id]?.text }

  /// `${aws_lb.public.dns_name}`.
  func interpolation(_ id: LogicalID, _ attribute: String) -> String {
    guard let target = addresses[id] else { return "${\(id).\(attribute)}" }
    let name =
      target.type?.resourceType.terraformAttribute(attribute)
      ?? (attribute == "Ref" ? "id" : TerraformSpelling.argument(of: attribute))
    return String(joining: "${", target.text, ".", name, "}")
  }

  /// The resource at an address; an instance of a resource that is counted leads to that resource.
  func id(at address: String) -> LogicalID? {
    if let id = ids[address] { return id }
    guard address.hasSuffix("]"), let open = address.lastIndex(of: "[") else { return nil }
    return ids[String(address[..<open])]
  }

  /// What a traversal that starts at a resource stands for; `nil` where it leads somewhere else.
  func expression(_ traversal: TerraformTraversal) -> Expression? {
    guard let address = traversal.resourceAddress, let id = id(at: address.text), let target = addresses[id],
      let attribute = address.attribute
    else { return nil }
    if let known = target.type?.resourceType.cloudFormationAttribute(attribute) { return .attribute(id, known) }
    if attribute == "id" { return .attribute(id, "Ref") }
    return .attribute(id, TerraformSpelling.graphName(of: attribute))
  }
}

extension String {
  /// The texts one after the other, in one allocation: most values of most resources are such references.
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
