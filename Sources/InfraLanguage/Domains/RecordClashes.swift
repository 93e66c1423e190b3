import AWSResources
import ResourceGraph

/// Records of a system that Route 53 would refuse beside each other.
///
/// A zone has one record set of a name and type, or several with one routing policy and an identifier each; a name with a
/// `CNAME` record has no other one.
struct RecordClashes {
  private struct Name: Hashable {
    let zone: String
    let name: String
  }

  private typealias Holder = (stack: String, entry: Entry, record: Route53.RecordSet, kind: Route53.RecordSet.Kind)

  private(set) var diagnostics: [Diagnostic] = []
  private var holders: [Name: [Holder]] = [:]

  init(_ graphs: [ResourceGraph]) {
    for graph in graphs {
      for entry in graph.entries {
        guard let record = entry.resource as? Route53.RecordSet, let kind = record.kind?.literal,
          let name = record.name?.literal, let zone = Self.zone(of: record, in: graph, graphs)
        else { continue }
        add((graph.name, entry, record, kind), named: Name(zone: zone, name: name.lowercased()))
      }
    }
  }

  /// What a zone is, in all stacks.
  private static func zone(
    of record: Route53.RecordSet, in graph: ResourceGraph, _ graphs: [ResourceGraph]
  ) -> String? {
    guard let zone = record.zone else { return nil }
    guard let id = zone.id else { return zone.value.literal }
    return graphs.identity(of: AttributeReference(id, "Ref"), in: graph)
  }

  private mutating func add(_ holder: Holder, named name: Name) {
    let others = holders[name] ?? []
    holders[name, default: []].append(holder)
    for other in others {
      guard let (fact, remedy) = Self.clash(holder, other) else { continue }
      let ends = [holder, other].map { "\($0.entry.construct ?? "resource '\($0.entry.id)'") of stack '\($0.stack)'" }
      let place = other.entry.location.map { " (\($0))" } ?? ""
      diagnostics.append(
        .error("\(ends[0]) and \(ends[1])\(place) \(fact) of '\(name.name)'; \(remedy)", at: holder.entry.location))
      return
    }
  }

  private static func clash(_ one: Holder, _ other: Holder) -> (fact: String, remedy: String)? {
    guard one.kind == other.kind else {
      guard one.kind == .cname || other.kind == .cname else { return nil }
      return (
        "make a CNAME record and another one", "a name with a CNAME record has no other; use an alias, or another name"
      )
    }
    let kind = one.kind.rawValue
    let identifiers = [one, other].map { $0.record.setIdentifier?.literal }
    if one.record.setIdentifier == nil || other.record.setIdentifier == nil {
      return ("both make the \(kind) record", "keep one, or give both the same kind of routing")
    }
    if let identifier = identifiers[0], identifier == identifiers[1] {
      return ("both make the \(kind) record '\(identifier)'", "give one of them another identifier")
    }
    return policy(one.record) == policy(other.record)
      ? nil : ("route the \(kind) record in different ways", "give both the same kind of routing")
  }

  private static func policy(_ record: Route53.RecordSet) -> String {
    if record.weight != nil { return "weighted" }
    if record.failoverRole != nil { return "failover" }
    if record.region != nil { return "latency" }
    if record.location != nil { return "geolocation" }
    if record.proximity != nil { return "geoproximity" }
    return record.cidrRouting == nil ? "multivalue" : "cidr"
  }
}

extension [ResourceGraph] {
  /// What tells a resource from others of a system: a value from outside, or the resource of a stack.
  func identity(of reference: AttributeReference, in graph: ResourceGraph) -> String? {
    if let imported = graph.importedValue(reference.id, reference.attribute) {
      switch imported.source {
      case .constructed(let expression): return expression.literalText ?? "\(graph.name) \(expression)"
      case .parameter(let path, _): return "\(graph.region ?? "") \(path)"
      case .output(let output): return "\(output.region) \(output.path)"
      case .secret: return nil
      }
    }
    let owners = graph[reference.id] == nil ? filter { $0[reference.id] != nil } : [graph]
    let owner = owners.first { $0.region == graph.region } ?? owners.first
    return owner.map { "\($0.name) \($0.region ?? "") \(reference.id)" }
  }
}
