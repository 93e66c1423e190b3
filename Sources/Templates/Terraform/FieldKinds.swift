import ResourceGraph

/// The kinds of Terraform arguments, from the field lists of a catalog.
final class FieldKinds {
  private let catalog: ResourceCatalog
  private var lists: [String: Set<String>] = [:]

  init(_ catalog: ResourceCatalog) { self.catalog = catalog }

  /// Whether an argument is a list: `ingress.security_groups`.
  func isList(_ path: String, of type: String) -> Bool {
    if let known = lists[type] { return known.contains(path) }
    let found = listPaths(of: type)
    lists[type] = found
    return found.contains(path)
  }

  private func listPaths(of type: String) -> Set<String> {
    let isCompanion = catalog.type(named: type, in: .terraform) == nil
    guard let owner = catalog.type(named: type, in: .terraform) ?? catalog.owner(ofCompanion: type) else { return [] }
    let syntax = TerraformSyntax(addresses: TerraformAddresses([:], finds: false))
    let names = FieldMapper.names(of: owner, in: .terraform, syntax: syntax)
    let lists = names.filter { name in
      guard case .list = name.kind else { return false }
      return name.companion == (isCompanion ? type : nil)
    }
    return Set(lists.map { $0.path.filter { $0 != "[" && $0 != "]" } })
  }
}
