import Documents
import ResourceGraph

/// Converts resource blocks of a configuration or plan to entries.
struct TerraformResourceReader {
  let catalog: ResourceCatalog
  let syntax: TerraformSyntax
  private let blocks: [TerraformBlock]
  /// The companion resources by the address of their owner.
  private let companions: [String: [TerraformBlock]]
  /// The names of the ephemeral blocks that are companions, by their types.
  private let attached: [String: Set<String>]
  private let idsByAddress: [String: LogicalID]
  /// The regions of the providers that have a name: `aws.virginia`.
  private let regions: [String: String]

  /// - Parameters:
  ///   - ephemeral: the ephemeral blocks; a companion has the name of its owner.
  ///   - regions: the regions of the providers that have a name, as far as they are known: that of `aws.virginia`.
  ///   - isWrittenBack: whether ids have to lead back to names; otherwise resources of one name are named for their types, too.
  init(
    _ blocks: [TerraformBlock], ephemeral: [TerraformBlock] = [], catalog: ResourceCatalog,
    regions: [String: String] = [:], isWrittenBack: Bool = true
  ) {
    self.catalog = catalog
    self.regions = regions
    let links = Self.links(blocks, catalog)
    var companions: [String: [TerraformBlock]] = [:]
    var own: [TerraformBlock] = []
    for (index, block) in blocks.enumerated() {
      if let owner = links[index] { companions[owner, default: []].append(block) } else { own.append(block) }
    }
    var attached: [String: Set<String>] = [:]
    for block in ephemeral {
      guard let owner = catalog.owner(ofEphemeral: block.type)?.resourceType.terraform,
        own.contains(where: { $0.type == owner && $0.name == block.name })
      else { continue }
      companions["\(owner).\(block.name)", default: []].append(block)
      attached[block.type, default: []].insert(block.name)
    }
    self.companions = companions
    self.attached = attached
    self.blocks = own

    let ids = Self.ids(own, isWrittenBack: isWrittenBack)
    var addresses: [LogicalID: TerraformAddresses.Address] = [:]
    var idsByAddress: [String: LogicalID] = [:]
    for (block, id) in zip(own, ids) {
      addresses[id] = .init(text: block.address, type: catalog.type(named: block.type, in: .terraform))
      idsByAddress[block.address] = id
    }
    var parts: [String: TerraformAddresses.Companion] = [:]
    for (index, address) in links {
      guard let owner = idsByAddress[address],
        let type = catalog.owner(ofCompanion: blocks[index].type)?.resourceType.companions.first(where: {
          $0.type == blocks[index].type
        })
      else { continue }
      parts[blocks[index].address] = .init(owner: owner, type: type)
    }
    syntax = TerraformSyntax(addresses: TerraformAddresses(addresses, companions: parts, finds: true))
    self.idsByAddress = idsByAddress
  }

  /// The ids of blocks: the words of the name; those of type and name, where a name is not the only one; else the address.
  private static func ids(_ blocks: [TerraformBlock], isWrittenBack: Bool) -> [LogicalID] {
    var uses: [String: Int] = [:]
    for block in blocks { uses[block.name, default: 0] += 1 }
    var ids = blocks.map { block -> LogicalID? in
      guard block.isInRootModule, uses[block.name] == 1 else { return nil }
      let name = TerraformSpelling.graphName(of: block.name)
      return name == block.name ? nil : LogicalID(name)
    }
    var taken = Set(ids.compactMap(\.self))
    for (index, block) in blocks.enumerated() where ids[index] == nil && block.isInRootModule && !isWrittenBack {
      let id = LogicalID(Spelling.pascalCase("\(block.type.trimmingPrefix("aws_"))_\(block.name)"))
      if taken.insert(id).inserted { ids[index] = id }
    }
    return zip(blocks, ids).map { block, id in id ?? LogicalID(block.address) }
  }

  /// The owner address of each companion block, from the argument that refers to the owner.
  private static func links(_ blocks: [TerraformBlock], _ catalog: ResourceCatalog) -> [Int: String] {
    let candidates = blocks.indices.filter { catalog.owner(ofCompanion: blocks[$0].type) != nil }
    guard !candidates.isEmpty else { return [:] }
    let addresses = blocks.map { block in
      let type = catalog.type(named: block.type, in: .terraform)
      return (LogicalID(block.address), TerraformAddresses.Address(text: block.address, type: type))
    }
    let syntax = TerraformSyntax(
      addresses: TerraformAddresses(Dictionary(addresses) { first, _ in first }, finds: true))
    let types = Dictionary(blocks.map { ($0.address, $0.type) }) { first, _ in first }
    var links: [Int: String] = [:]
    var taken: Set<String> = []
    for index in candidates {
      let block = blocks[index]
      guard let owner = catalog.owner(ofCompanion: block.type)?.resourceType,
        let companion = owner.companions.first(where: { $0.type == block.type }),
        let id = block.arguments[companion.owner].flatMap(syntax.expression)?.target?.id,
        types[id.name] == owner.terraform,
        companion.isRepeated || taken.insert("\(id) \(block.type)").inserted
      else { continue }
      links[index] = id.name
    }
    return links
  }

  /// The id of the resource at an address.
  func id(at address: String) -> LogicalID? { idsByAddress[address] }

  func insertEntries(into graph: inout ResourceGraph, _ errors: inout [Diagnostic]) {
    let fields = FieldMapper.reader(.terraform, syntax: syntax)
    graph.reserveCapacity(blocks.count)
    for block in blocks {
      guard let id = idsByAddress[block.address] else { continue }
      do { try graph.insert(entry(id, block, fields)) } catch { errors.append(error) }
    }
  }

  private func entry(_ id: LogicalID, _ block: TerraformBlock, _ fields: FieldMapper) -> Entry {
    let location = SourceLocation(file: block.file, position: block.source.position)
    var attributes = block.attributes
    var entry: Entry
    if let type = catalog.type(named: block.type, in: .terraform) {
      var inputs: [String: [Object]] = [:]
      for part in companions[block.address] ?? [] {
        let index = inputs[part.type]?.count ?? 0
        inputs[part.type, default: []].append(
          arguments(of: part, at: index, beside: block, id, type.resourceType, &attributes))
      }
      let (resource, extras) = fields.read(type, from: block.arguments, companions: inputs)
      entry = Entry(id, resource, at: location)
      entry.extras = extras
    } else {
      let raw = RawResource(.terraform, type: block.type, properties: block.arguments)
      entry = Entry(id, raw, at: location)
    }
    entry.source = block.source
    entry.region = region(of: block)
    takeDependencies(from: &attributes, into: &entry)
    takeIgnoredChanges(from: &attributes, into: &entry)
    entry.allowances = Allowances.read(attributes["//"], file: block.file)
    if !entry.allowances.isEmpty, attributes["//"] == Allowances.node(entry.allowances, in: .terraform) {
      attributes.remove("//")
    }
    entry.attributes = attributes
    return entry
  }

  /// The region that a resource has by its provider, or by an argument that all have since version 6 of the provider; `nil` if
  /// it is that of the configuration, or not known.
  private func region(of block: TerraformBlock) -> String? {
    if let region = block.arguments["region"]?.string, !region.contains("${") { return region }
    // `aws.virginia`, or as an expression.
    let name = block.attributes["provider"]?.string?.filter { !"${}".contains($0) }
    return name.flatMap { regions[$0] }
  }

  /// The arguments of a companion, without the one that refers to the owner.
  ///
  /// Its name and meta-arguments are stored in the owner's attributes if they would be written differently.
  private func arguments(
    of part: TerraformBlock, at index: Int, beside block: TerraformBlock, _ id: LogicalID, _ type: ResourceType,
    _ attributes: inout Object
  ) -> Object {
    var arguments = part.arguments
    guard let companion = type.companions.first(where: { $0.type == part.type }), !companion.isEphemeral else {
      if !part.attributes.isEmpty { attributes.append(part.type, Node(.object(part.attributes))) }
      return arguments
    }
    let owner = arguments.remove(companion.owner)
    let ownOwner = Node(.string(syntax.addresses.interpolation(id, companion.ownerAttribute)))
    let hasName = part.name == block.name && !companion.isRepeated
    if !hasName || owner != ownOwner || !part.attributes.isEmpty || arguments.isEmpty {
      var remembered = part.attributes
      remembered.append("name", Node(.string(part.name)))
      if let owner { remembered.append(companion.owner, owner) }
      let key = companion.isRepeated ? "\(part.type)[\(index)]" : part.type
      attributes.append(key, Node(.object(remembered)))
    }
    return arguments
  }

  /// The ephemeral section without the blocks that are companions.
  func unattached(_ section: Node?) -> Node? {
    guard var types = section?.object else { return section }
    for (type, names) in attached {
      for name in names { types[type]?[name] = nil }
      if types[type]?.object?.isEmpty == true { types[type] = nil }
    }
    guard !types.isEmpty else { return .none }
    return .object(types)
  }

  private func takeDependencies(from attributes: inout Object, into entry: inout Entry) {
    guard let addresses = attributes["depends_on"]?.array else { return }
    entry.dependsOn = addresses.compactMap { $0.string.flatMap { syntax.addresses.owner(at: $0) } }.unique
    // Modules, data sources and companions are not entries; a list with any of them is preserved unchanged.
    let written = entry.dependsOn.compactMap { syntax.addresses.text($0).map { Node(.string($0)) } }
    if !written.isEmpty, written == addresses { attributes.remove("depends_on") }
  }

  private func takeIgnoredChanges(from attributes: inout Object, into entry: inout Entry) {
    guard let members = attributes["lifecycle"]?.blockMembers else { return }
    var lifecycle = Object(members)
    guard let names = lifecycle["ignore_changes"]?.array?.compactMap(\.string), !names.isEmpty,
      names.count == lifecycle["ignore_changes"]?.array?.count
    else { return }
    entry.ignoredChanges = names
    lifecycle.remove("ignore_changes")
    attributes.remove("lifecycle")
    if !lifecycle.isEmpty { attributes.append("lifecycle", Node(.object(lifecycle))) }
  }
}

extension TerraformBlock {
  /// Whether the resource is in no module, and not repeated.
  fileprivate var isInRootModule: Bool { address == "\(type).\(name)" }
}
