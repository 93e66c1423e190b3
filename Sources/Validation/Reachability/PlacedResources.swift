import AWSResources

/// The resources with network interfaces, found by what people call them.
final class PlacedResources: Analysis {
  private let all: [any PlacedResource]
  private var byID: [LogicalID: [Int]] = [:]
  private var byConstruct: [String: [Int]] = [:]
  private var byConstructName: [String: [Int]] = [:]
  /// Their ids, and the names of their constructs.
  let names: [String]
  let stores: [any PlacedResource]

  init(_ model: Model) {
    all = model.ingress.placed + model.network.endpoints
    stores = model.ingress.placed.filter { $0.role == .store }
    var names: [String] = []
    for (index, resource) in all.enumerated() {
      let entry = resource.entry
      names.append(entry.id.name)
      byID[entry.id, default: []].append(index)
      guard let construct = entry.construct else { continue }
      byConstruct[construct, default: []].append(index)
      // `database 'orders'` is called `orders`.
      guard construct.hasSuffix("'"), let quote = construct.dropLast().lastIndex(of: "'") else { continue }
      let name = String(construct[construct.index(after: quote)...].dropLast())
      names.append(name)
      byConstructName[name, default: []].append(index)
    }
    var known: Set<String> = []
    self.names = names.filter { known.insert($0).inserted }
  }

  func all(with ids: [LogicalID]) -> [any PlacedResource] {
    ids.flatMap { byID[$0] ?? [] }.sorted().map { all[$0] }
  }

  func all(of construct: String) -> [any PlacedResource] { (byConstruct[construct] ?? []).map { all[$0] } }

  func all(ofConstructNamed name: String) -> [any PlacedResource] {
    (byConstructName[name] ?? []).map { all[$0] }
  }
}
