import ResourceGraph

/// CloudFormation names for the ids of a graph, which may be Terraform addresses with other characters.
struct CloudFormationNames {
  private var resources: [LogicalID: String] = [:]
  private var parameters: [String: String] = [:]
  private var outputs: [String: String] = [:]

  /// Creates names for ids that are not valid in CloudFormation, which only graphs read from Terraform have.
  init(of graph: ResourceGraph) {
    guard graph.origin == .terraform else { return }
    // Resources and parameters share a namespace.
    var taken = Set(graph.entries.map(\.id.name)).union(graph.parameters.map(\.name))
    for entry in graph.entries where !Self.isName(entry.id.name) {
      resources[entry.id] = Self.name(for: entry.id.name, &taken)
    }
    for parameter in graph.parameters where !Self.isName(parameter.name) {
      parameters[parameter.name] = Self.name(for: parameter.name, &taken)
    }
    var takenOutputs = Set(graph.outputs.map(\.name))
    for output in graph.outputs where !Self.isName(output.name) {
      outputs[output.name] = Self.name(for: output.name, &takenOutputs)
    }
  }

  func resource(_ id: LogicalID) -> String { resources.isEmpty ? id.name : resources[id] ?? id.name }
  func parameter(_ name: String) -> String { parameters[name] ?? name }
  func output(_ name: String) -> String { outputs[name] ?? name }

  private static func isName(_ name: String) -> Bool {
    !name.isEmpty && name.utf8.allSatisfy { TerraformSpelling.isLetter($0) || TerraformSpelling.isDigit($0) }
  }

  /// `module.network.aws_subnet.private[0]` is `NetworkSubnetPrivate0`.
  private static func name(for address: String, _ taken: inout Set<String>) -> String {
    let words = address.split { $0 == "." || $0 == "[" || $0 == "]" || $0 == "\"" }.filter { $0 != "module" }
    let plain = words.map { Spelling.pascalCase(String($0.hasPrefix("aws_") ? $0.dropFirst(4) : $0)) }.joined()
    var name = plain
    var number = 2
    while !taken.insert(name).inserted {
      name = "\(plain)\(number)"
      number += 1
    }
    return name
  }
}
