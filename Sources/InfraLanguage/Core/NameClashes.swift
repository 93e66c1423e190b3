import ResourceGraph

/// Resources of a system that would get the same name in AWS: the second one could not be created.
///
/// Names join the stack and the construct with hyphens, so `orders-jobs` in stack `shop` is `jobs` in stack `shop-orders`.
struct NameClashes {
  private(set) var diagnostics: [Diagnostic] = []
  private var holders: [Name: (stack: String, entry: Entry)] = [:]

  /// The identity of a resource in AWS, as far as it follows from names.
  private struct Name: Hashable {
    let type: String
    let identifier: Expression
    /// The region, for names that are unique only there.
    let region: String?
  }

  init(_ graphs: [ResourceGraph]) {
    for graph in graphs {
      for entry in graph.entries {
        guard let resource = entry.resource else { continue }
        add(resource, entry, of: graph)
      }
    }
  }

  private mutating func add(_ resource: some Resource, _ entry: Entry, of graph: ResourceGraph) {
    guard let identifier = resource.constructedAttribute("Arn") ?? resource.constructedAttribute("Ref") else { return }
    // A name that contains the region is another one in each.
    let isGlobal =
      type(of: resource).resourceType.hasGlobalNames && !identifier.expression.parts.contains(.pseudo(.region))
    let name = Name(
      type: type(of: resource).resourceType.cloudFormation, identifier: identifier.expression,
      region: isGlobal ? nil : graph.region)
    guard let other = holders.updateValue((graph.name, entry), forKey: name) else { return }
    holders[name] = other
    let ends = [(graph.name, entry), other].map { stack, entry in
      "\(entry.construct ?? "resource '\(entry.id)'") of stack '\(stack)'"
    }
    let place = other.entry.location.map { " (\($0))" } ?? ""
    diagnostics.append(
      .error(
        "\(ends[0]) and \(ends[1])\(place) both make \(name.type) '\(identifier.shownName)'; rename one of them",
        at: entry.location))
  }
}

extension ResourceType {
  /// Whether a name is taken in all regions of an account.
  fileprivate var hasGlobalNames: Bool {
    cloudFormation.hasPrefix("AWS::IAM::") || cloudFormation.hasPrefix("AWS::S3::")
  }
}

extension Value<String> {
  /// The end of an identifier, which is the name that people gave: `shop-orders-jobs` of a queue's ARN.
  fileprivate var shownName: String {
    let text = literal ?? expression.parts.last.flatMap { if case .text(let text) = $0 { text } else { nil } } ?? ""
    return text.split(separator: ":").last.map(String.init) ?? text
  }
}
