import AWSResources
import Documents
import ResourceGraph
import Templates

/// Lists the resource types that have a struct of their own, as both dialects call them.
struct ResourcesCommand: Command {
  let name = "resources"
  let summary = "List the resource types that are known by name"
  let details = "Resources of any other type are kept as they stand."

  private var isJSON = false

  mutating func map(_ arguments: inout some ArgumentMapper) {
    arguments.flag("json", &isJSON, "print a JSON array, with every property and attribute that is known")
  }

  func run(in session: Session) throws -> ExitCode {
    let resources = ResourceCatalog.aws.types
    if isJSON {
      let nodes = Node.array(resources.map { ResourceDescription($0).node })
      session.console.write(String(decoding: JSON.write(nodes), as: UTF8.self), to: .output)
      return .success
    }
    let width = resources.map { $0.resourceType.cloudFormation.count }.max() ?? 0
    for resource in resources {
      let names = resource.resourceType
      let gap = String(repeating: " ", count: width - names.cloudFormation.count + 2)
      session.console.print("\(names.cloudFormation)\(gap)\(names.terraform)")
    }
    session.console.print(resources.count.counted("resource type"))
    return .success
  }
}

/// A resource type as JSON has it.
private struct ResourceDescription {
  private let type: any Resource.Type

  init(_ type: any Resource.Type) {
    self.type = type
  }

  /// Every name that the type maps, by dialect, and by resource where Terraform has several.
  var node: Node {
    let names = type.resourceType
    var byResource: Object = [:]
    var since: Object = [:]
    for field in ResourceType.fieldNames(of: type, in: .terraform) {
      let owner = field.companion ?? names.terraform
      byResource[owner] = .array((byResource[owner]?.array ?? []) + [.string(field.path)])
      if let version = field.since { since["\(owner).\(field.path)"] = .string("\(version)") }
    }
    let fields = ResourceType.fieldNames(of: type, in: .cloudFormation).map { Node.string($0.path) }
    // What other resources can ask for, in both dialects' names.
    let attributes = names.attributes.map { attribute -> Node in
      ["cloudFormation": .string(attribute.key), "terraform": .string(attribute.value)]
    }
    return [
      "cloudFormation": .string(names.cloudFormation),
      "terraform": .string(names.terraform),
      "properties": ["cloudFormation": .array(fields), "terraform": .object(byResource)],
      "attributes": .array(attributes),
      // The arguments that only newer versions of Terraform's provider have: `aws_lb_listener_rule.transform[].type`.
      "since": .object(since),
    ]
  }
}
