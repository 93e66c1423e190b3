import Documents
import ResourceGraph

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
    let resources = session.pipeline.resources()
    if isJSON {
      let nodes = Node.array(resources.map(\.node))
      session.console.write(String(decoding: JSON.write(nodes), as: UTF8.self), to: .output)
      return .success
    }
    let width = resources.map(\.cloudFormation.count).max() ?? 0
    for resource in resources {
      let gap = String(repeating: " ", count: width - resource.cloudFormation.count + 2)
      session.console.print("\(resource.cloudFormation)\(gap)\(resource.terraform)")
    }
    session.console.print(ReviewReport.counted(resources.count, "resource type"))
    return .success
  }
}

extension ResourceSummary {
  /// Every name that the type maps, by dialect, and by resource where Terraform has several.
  fileprivate var node: Node {
    var byResource: Object = [:]
    for field in terraformFields {
      let owner = field.companion ?? terraform
      byResource[owner] = .array((byResource[owner]?.array ?? []) + [.string(field.path)])
    }
    let attributes = attributes.map { attribute -> Node in
      ["cloudFormation": .string(attribute.cloudFormation), "terraform": .string(attribute.terraform)]
    }
    return [
      "cloudFormation": .string(cloudFormation),
      "terraform": .string(terraform),
      "properties": [
        "cloudFormation": .array(cloudFormationFields.map { .string($0.path) }),
        "terraform": .object(byResource),
      ],
      "attributes": .array(attributes),
    ]
  }
}
