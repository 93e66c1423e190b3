import AWSResources
import ResourceGraph

/// Resolves the references between the stacks of an app.
///
/// A value that follows from names is written where it is used. Any other value is written to Parameter Store by the stack
/// that owns it, and read from there. The reference is weak and the same for both engines: the owner can change without its
/// users, and a network that Terraform deployed serves a service that CloudFormation deploys. CloudFormation reads no parameter
/// of another region, so there it reads an output, of a stack that CloudFormation deployed.
struct CrossStackReferences {
  private(set) var graphs: [ResourceGraph]
  private(set) var diagnostics: [Diagnostic] = []
  private let lowerings: [Lowering]
  private let order: StackOrder
  private let free: FreeReferences
  private let parameterPath: String
  /// For each stack, the values that other stacks read.
  private var exports: [[Export]]

  private struct Export {
    let id: LogicalID
    let attribute: String
    /// `/infra/production/platform/MainVpc/Id`.
    let path: String
    /// The output's name, where a stack of another region reads it.
    var output: String?
  }

  init(_ lowerings: [Lowering], _ order: StackOrder, _ free: FreeReferences, parameterPath: String) {
    self.lowerings = lowerings
    self.order = order
    self.free = free
    self.parameterPath = parameterPath
    graphs = lowerings.map(\.graph)
    exports = Array(repeating: [], count: lowerings.count)
    for index in graphs.indices {
      graphs[index].prerequisites = order.needs[index].map { graphs[$0].name }
    }
  }

  mutating func resolve() {
    for index in graphs.indices { resolveReferences(of: index) }
    for index in graphs.indices {
      for export in exports[index] { publish(export, of: index) }
      // A construct can lead to a value of a stack that no relation names: a queue to its key.
      let readFrom = graphs[index].imports.filter(\.isRead).compactMap(\.stack) + graphs[index].prerequisites
      graphs[index].prerequisites = graphs.map(\.name).filter(readFrom.contains).unique
    }
  }

  private mutating func resolveReferences(of stack: Int) {
    let owners = foreignIDs(of: stack)
    guard !owners.isEmpty else { return }
    for (place, reference) in lowerings[stack].outerReferences {
      resolve(reference, of: stack, owners, at: graphs[stack].entries[place].location)
    }
    for entry in graphs[stack].entries where !entry.dependsOn.isEmpty {
      let waits = entry.dependsOn.filter { owners[$0] == nil || graphs[stack][$0] != nil }
      if waits.count != entry.dependsOn.count { graphs[stack].update(entry.id) { $0.dependsOn = waits } }
    }
    for case .secret(let arn, _) in graphs[stack].imports.map(\.source) {
      for reference in arn.attributeReferences {
        resolve(reference, of: stack, owners, at: lowerings[stack].stackLocation)
      }
    }
    for output in graphs[stack].outputs {
      let location = output.location ?? lowerings[stack].stackLocation
      for reference in output.value.expression.attributeReferences {
        resolve(reference, of: stack, owners, at: location)
        guard let value = graphs[stack].importedValue(reference.id, reference.attribute),
          case .output(let other) = value.source
        else { continue }
        // https://github.com/aws-cloudformation/cfn-lint/blob/main/src/cfnlint/rules/outputs/Value.py
        diagnostics.append(
          .error(
            "output '\(output.name)' shows a value of stack '\(value.stack ?? "")' in \(other.region), which no output of "
              + "CloudFormation can read; show it there", at: location))
      }
    }
  }

  /// The ids of the resources of other stacks that the stack can refer to, with their stacks.
  private func foreignIDs(of stack: Int) -> [LogicalID: Int] {
    var owners = free.owners[stack]
    for known in lowerings[stack].plan.foreign {
      // The resources of a relation can belong to the stack of either end.
      for (owner, lowering) in lowerings.enumerated() where owner != stack {
        guard owner == known.owner || order.needs[owner].contains(known.owner) else { continue }
        for id in lowering.ids(madeBy: known.construct) where graphs[stack][id] == nil { owners[id] = owner }
      }
    }
    return owners
  }

  private mutating func resolve(
    _ reference: AttributeReference, of stack: Int, _ owners: [LogicalID: Int], at location: SourceLocation?
  ) {
    let (id, attribute) = (reference.id, reference.attribute)
    guard graphs[stack][id] == nil, let owner = owners[id], graphs[stack].importedValue(id, attribute) == nil,
      let entry = graphs[owner][id]
    else { return }
    let region = graphs[owner].region == graphs[stack].region ? nil : graphs[owner].region
    if let value = entry.resource?.constructedAttribute(attribute), value.expression.isSelfContained {
      let expression = region.map(value.expression.written) ?? value.expression
      graphs[stack].add(ImportedValue(id, attribute, ofStack: graphs[owner].name, in: region, .constructed(expression)))
      return
    }
    let problems = Dialect.allCases.map { PublishedNames.problem(withAttribute: attribute, of: entry, in: $0) }
    // What one dialect has is an error where the other one is written.
    if let problem = problems[0], !problems.contains(nil) {
      diagnostics.append(.error("'\(id)' of stack '\(graphs[owner].name)': \(problem)", at: location))
      return
    }
    guard order.isNeeded(owner, by: stack) else {
      diagnostics.append(
        .error(
          "stack '\(graphs[stack].name)' is deployed before stack '\(graphs[owner].name)', which depends on it, and cannot "
            + "read '\(attribute)' of '\(id)' from there; list both constructs in one stack",
          at: location))
      return
    }
    let name = entry.plainName(of: attribute)
    let path = "/infra/\(parameterPath)/\(graphs[owner].name)/\(id.name)/\(name)"
    let output = region.map { _ in LogicalID(naming: id.name, name, "Output").name }
    let source: ImportedValue.Source
    if let region, let output {
      source = .output(.init(stack: graphs[owner].deployedName, region: region, name: output, path: path))
    } else {
      source = .parameter(path: path, type: entry.resourceType?.parameterType(of: attribute) ?? "String")
    }
    graphs[stack].add(ImportedValue(id, attribute, ofStack: graphs[owner].name, in: region, source))
    let export = Export(id: id, attribute: attribute, path: path, output: output)
    // Stacks of its own region and of others can read one value.
    if let known = exports[owner].firstIndex(where: { $0.path == path }) {
      exports[owner][known].output = exports[owner][known].output ?? output
    } else {
      exports[owner].append(export)
    }
  }

  private mutating func publish(_ export: Export, of stack: Int) {
    let entry = lowerings[stack].exportEntry(of: export.id, export.attribute, named: export.path)
    if let output = export.output {
      if let other = graphs[stack].outputs.first(where: { $0.name == output }) {
        diagnostics.append(
          .error(
            "output '\(output)' of stack '\(graphs[stack].name)' has the name of one that stacks of other regions read; rename it",
            at: other.location ?? lowerings[stack].stackLocation))
      }
      graphs[stack].outputs.append(
        Output(
          output, .expression(.attribute(export.id, export.attribute)), summary: "Read by stacks of other regions",
          at: entry.location))
    }
    do { try graphs[stack].insert(entry) } catch { diagnostics.append(error) }
  }
}
