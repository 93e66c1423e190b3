import Configuration
import Documents
import Templates

/// The file `deploy.json`: the stacks of a run in the order in which they are deployed, and what each of them needs.
///
/// `docs/deploy.schema.json` describes it; paths start from the folder that the file is in.
struct DeployManifest {
  static let path = "deploy.json"

  private let environment: Environment
  private let stacks: [RenderedStack]

  init(_ environment: Environment, _ stacks: [RenderedStack]) {
    self.environment = environment
    self.stacks = stacks
  }

  var file: OutputFile { OutputFile(path: Self.path, bytes: JSON.write(node)) }

  private var node: Node {
    var manifest: Object = ["version": 1, "environment": .string(environment.name)]
    if let account = environment.account { manifest.append("account", .string(account)) }
    manifest.append("stacks", .array(stacks.map(Self.node)))
    return .object(manifest)
  }

  private static func node(_ stack: RenderedStack) -> Node {
    var node: Object = ["name": .string(stack.name), "deployedName": .string(stack.deployedName)]
    if let region = stack.region { node.append("region", .string(region)) }
    node.append("folder", .string(stack.folder))
    node.append("dependsOn", texts(stack.prerequisites))
    if !stack.tags.isEmpty { node.append("tags", .object(Object(stack.tags))) }
    if let template = stack.cloudFormation, let file = stack.file(.cloudFormation) ?? stack.file(.yaml) {
      node.append(
        "cloudFormation",
        [
          "template": .string(file.path),
          "bytes": .integer(file.bytes.count),
          "needsBucket": .bool(file.bytes.count > CloudFormation.Limits.directByteCount),
          "capabilities": texts(CloudFormation.capabilities(of: template.document)),
          "parameters": texts(CloudFormation.requiredParameters(of: template.document)),
        ])
    }
    if let configuration = stack.terraform, let file = stack.file(.terraform) {
      node.append(
        "terraform",
        [
          "folder": .string(Path.parent(file.path)),
          "variables": texts(Terraform.requiredVariables(of: configuration.document)),
        ])
    }
    return .object(node)
  }

  private static func texts(_ texts: [String]) -> Node { .array(texts.map { .string($0) }) }
}
