import Configuration
import Documents
import Templates

/// What the manifest remembers of a stack from one run to the next: what outlives it in Terraform.
///
/// It is kept beside the list of stacks, since it has to survive a run that writes CloudFormation alone, a run for another
/// environment in the same folder, and the stack.
struct RetentionRecord {
  let environment: String
  let folder: String
  let retained: RetainedResources

  init(_ environment: Environment, _ folder: String, _ retained: RetainedResources) {
    self.environment = environment.name
    self.folder = folder
    self.retained = retained
  }

  /// - Returns: `nil` for what is no record.
  init?(_ node: Node) {
    guard let environment = node["environment"]?.string, let folder = node["folder"]?.string else { return nil }
    self.environment = environment
    self.folder = folder
    let resources = (node["resources"]?.array ?? []).compactMap { resource in
      resource["address"]?.string.map { RetainedResources.Resource(address: $0, parts: Self.texts(resource["parts"])) }
    }
    retained = RetainedResources(resources, forgotten: Self.texts(node["forgotten"]))
  }

  var node: Node {
    let resources: [Node] = retained.resources.map { resource in
      var object: Object = ["address": .string(resource.address)]
      if !resource.parts.isEmpty { object.append("parts", .array(resource.parts.map { .string($0) })) }
      return .object(object)
    }
    var node: Object = [
      "environment": .string(environment), "folder": .string(folder), "resources": .array(resources),
    ]
    if !retained.forgotten.isEmpty { node.append("forgotten", .array(retained.forgotten.map { .string($0) })) }
    return .object(node)
  }

  /// The records of a run and those of earlier ones about other stacks, by environment and folder; none that is empty.
  static func merge(_ earlier: [RetentionRecord], _ new: [RetentionRecord]) -> [RetentionRecord] {
    let records = Dictionary((earlier + new).map { ([$0.environment, $0.folder], $0) }) { _, last in last }
    return records.values.filter { !$0.retained.isEmpty }
      .sorted { ($0.environment, $0.folder) < ($1.environment, $1.folder) }
  }

  private static func texts(_ node: Node?) -> [String] { node?.array?.compactMap(\.string) ?? [] }
}
