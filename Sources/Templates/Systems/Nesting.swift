import Documents
import ResourceGraph

/// The templates that others of a run nest: `AWS::CloudFormation::Stack` with the file that its `TemplateURL` ends with.
struct Nesting {
  /// A template as a part of a tree.
  struct Part {
    var path: String
    /// What distinguishes its resources from those of other parts: `network`, `Services.Api`.
    var name: String
    /// The template, by its index among those of the run.
    var unit: Int
    var graph: ResourceGraph
    /// The part that nests this one, and the values that it gives to the parameters.
    var parent: Int?
    var arguments: [String: Node] = [:]
    /// The parts that are nested, by the ids of the resources that do so.
    var children: [LogicalID: Int] = [:]
  }

  /// A template with all that it nests, in one scenario.
  struct Tree {
    var parts: [Part]
    var scenario: Scenario?
  }

  private static let stackType = "AWS::CloudFormation::Stack"
  private static let depthLimit = 8
  private static let partLimit = 256

  private let units: [TemplateUnit]
  private let catalog: ResourceCatalog
  private let inputs: TemplateInputs
  /// What the templates are called, each differently where that is possible.
  private let names: [String]
  /// The units by their paths without `.` and `..`.
  private let indices: [String: Int]
  /// The CloudFormation templates by the names of their files.
  private let sameNames: [String: [Int]]
  /// The units that others nest, by their indices.
  private(set) var nested: Set<Int> = []

  init(_ units: [TemplateUnit], _ catalog: ResourceCatalog, _ inputs: TemplateInputs) {
    self.units = units
    self.catalog = catalog
    self.inputs = inputs
    names = Self.names(of: units.map(\.path))
    let paths = units.enumerated().map { (TemplatePath.joined($1.path, to: ""), $0) }
    indices = Dictionary(paths) { first, _ in first }
    sameNames = Dictionary(grouping: units.indices.filter { units[$0].document != nil }) {
      TemplateFile.name(of: units[$0].path)
    }
    guard units.count > 1 else { return }
    for (index, unit) in units.enumerated() {
      guard let graph = unit.scenarios.first, graph.origin == .cloudFormation else { continue }
      for entry in graph.entries {
        if let child = child(of: entry, in: graph, at: unit.path), child != index { nested.insert(child) }
      }
    }
    // Templates that nest each other have no root; each stands for itself then.
    if nested.count == units.count { nested = [] }
  }

  /// The last components of the paths, or those before them where the last ones are the same: `network` for
  /// `stacks/network.yaml`, `orders` for `orders/template.json`.
  private static func names(of paths: [String]) -> [String] {
    let components = paths.map { path in
      path.split(separator: "/").enumerated().map { String($1.prefix { $0 != "." }) }.filter { !$0.isEmpty }
    }
    for depth in 1...max(1, components.map(\.count).max() ?? 1) {
      let names = components.map { $0.dropLast(depth - 1).last ?? $0.first ?? "template" }
      if Set(names).count == names.count { return names }
    }
    return paths
  }

  /// The trees of a template: one for each of its scenarios, then one for each other scenario of what it nests by default.
  func trees(of root: Int) -> [Tree] {
    let unit = units[root]
    var trees = unit.scenarios.map { graph in
      let part = Part(path: unit.path, name: names[root], unit: root, graph: graph)
      guard nests(graph) else { return Tree(parts: [part], scenario: graph.scenario) }
      var resolver = SystemResolver([part])
      expand(0, depth: 0, [root], &resolver)
      return Tree(parts: resolver.parts, scenario: graph.scenario)
    }
    if let first = trees.first, first.parts.count > 1 { trees += alternatives(to: first) }
    return trees.map { tree in
      var tree = tree
      for (index, part) in tree.parts.enumerated() where !part.children.isEmpty {
        tree.parts[index].graph.mistakes += NestedStackMistakes.all(of: part, in: tree.parts) { units[$0].document }
      }
      return tree
    }
  }

  /// Whether a template nests others of the run.
  private func nests(_ graph: ResourceGraph) -> Bool {
    !nested.isEmpty
      && graph.entries.contains { entry in
        if case .raw(let raw) = entry.content { raw.type == Self.stackType } else { false }
      }
  }

  /// What else the innermost templates come to.
  private func alternatives(to tree: Tree) -> [Tree] {
    var found: [Tree] = []
    let resolver = SystemResolver(tree.parts)
    for (index, part) in tree.parts.enumerated() where part.parent != nil && part.children.isEmpty {
      // No more scenarios of the whole are looked at.
      guard found.count < ScenarioSelection.limit else { return found }
      for graph in scenarios(of: part, resolver).dropFirst() {
        var other = tree
        other.parts[index].graph = graph
        other.scenario = graph.scenario
        found.append(other)
      }
    }
    return found
  }
}

// MARK: - Trees

extension Nesting {
  /// Adds what a part nests, and what that nests.
  private func expand(_ index: Int, depth: Int, _ ancestors: [Int], _ resolver: inout SystemResolver) {
    guard depth < Self.depthLimit else { return }
    let parent = resolver.parts[index]
    for entry in parent.graph.entries {
      guard resolver.parts.count < Self.partLimit, case .raw(let raw) = entry.content, raw.type == Self.stackType,
        let unit = child(of: entry, in: parent.graph, at: parent.path), !ancestors.contains(unit)
      else { continue }
      let name = parent.parent == nil ? entry.id.name : "\(parent.name).\(entry.id.name)"
      var part = Part(path: units[unit].path, name: name, unit: unit, graph: ResourceGraph(name), parent: index)
      for argument in raw.properties["Parameters"]?.object ?? [:] { part.arguments[argument.key] = argument.value }
      part.graph = scenarios(of: part, resolver).first ?? part.graph
      let number = resolver.parts.count
      resolver.nest(number, in: index, by: entry.id)
      resolver.append(part)
      expand(number, depth: depth + 1, ancestors + [unit], &resolver)
    }
  }

  /// What a nested template comes to with the values that it gets.
  private func scenarios(of part: Part, _ resolver: SystemResolver) -> [ResourceGraph] {
    guard let parent = part.parent, let document = units[part.unit].document else { return [] }
    var given = TemplateInputs(region: inputs.region, account: inputs.account)
    given.findsMistakes = inputs.findsMistakes
    for (name, value) in part.arguments {
      if let text = resolver.text(of: value, in: parent) {
        given.parameters[name] = Node(.string(text))
      } else {
        given.references.insert(name)
      }
    }
    do {
      return try CloudFormation.scenarios(document, file: part.path, catalog: catalog, inputs: given)
    } catch {
      // Values that the nested template refuses end the deployment; the rest of it is read with its defaults.
      var graph = units[part.unit].scenarios[0]
      graph.notes += error.all
      return [graph]
    }
  }

  /// The unit that a resource nests.
  private func child(of entry: Entry, in graph: ResourceGraph, at path: String) -> Int? {
    guard case .raw(let raw) = entry.content, raw.type == Self.stackType, let location = raw.properties["TemplateURL"]
    else { return nil }
    let url = NameReader(graph).name(location).text
    let wanted = Self.components(of: url)
    if !url.contains("://"), let index = indices[TemplatePath.joined(url, to: TemplatePath.folder(of: path))] {
      return index
    }
    var best: (index: Int, length: Int)?
    var isUnique = true
    for index in wanted.last.flatMap({ sameNames[String($0)] }) ?? [] {
      let length = zip(wanted.reversed(), Self.components(of: units[index].path).reversed()).prefix { $0 == $1 }.count
      guard length >= best?.length ?? 0 else { continue }
      isUnique = length != best?.length
      best = (index, length)
    }
    return isUnique ? best?.index : nil
  }

  private static func components(of path: String) -> [Substring] {
    path.split(separator: "/").filter { $0 != "." && $0 != ".." }
  }
}
