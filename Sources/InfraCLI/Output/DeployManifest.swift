import Configuration
import Documents
import ResourceGraph
import Templates

/// The file `deploy.json`: the stacks of an app in the order in which they are deployed, and what each of them needs.
///
/// A run for some stacks replaces what the file says of them and retains the rest. Every environment that names begin with has
/// a file of its own, as it has folders of its own: whoever deploys all stacks of a file deploys no other environment.
///
/// It is also the memory of what outlives the stacks in Terraform (`RetentionRecord`).
///
/// `docs/deploy.schema.json` describes it; paths start from the folder that the file is in.
struct DeployManifest {
  let environment: Environment
  /// The stacks of the run.
  let stacks: [RenderedStack]
  /// The folders of all stacks of the app, in the order of their deployment.
  let folders: [String]
  /// What an earlier run wrote; its list of what is retained is continued.
  let earlier: EarlierManifest?

  /// `deploy.json`, or `deploy-production.json` where the names of stacks begin with the environment's.
  static func path(for environment: Environment) -> String {
    environment.namePrefix.map { "deploy-\($0).json" } ?? "deploy.json"
  }

  var file: OutputFile { OutputFile(path: Self.path(for: environment), bytes: JSON.write(node)) }

  /// The files of configurations that an earlier run wrote and this one does not.
  var obsoleteFiles: [String] {
    stacks.filter { $0.terraform != nil }.flatMap { stack in
      var files = earlier?.configurationFiles(in: stack.folder) ?? []
      // A run that wrote CloudFormation alone lists no files.
      if earlier?.retained(in: stack.folder, of: environment).forgotten.isEmpty == false {
        files.append(RetainedResources.fileName)
      }
      return files.unique.map { "\(stack.path(.terraform))/\($0)" }.filter { !stack.writes($0) }
    }
  }

  /// Whether Terraform would delete something that leaves a stack unless the next run has this file.
  var retainsResources: Bool { !records.isEmpty }

  private var node: Node {
    var manifest: Object = ["version": 1, "environment": .string(environment.name)]
    if let account = environment.account { manifest.append("account", .string(account)) }
    let nodes = folders.compactMap { folder in
      stacks.first { $0.folder == folder }.map(Self.node) ?? earlier?.stack(in: folder, of: environment)
    }
    manifest.append("stacks", .array(nodes))
    let records = records
    if !records.isEmpty { manifest.append("retained", .array(records.map(\.node))) }
    return .object(manifest)
  }

  private var records: [RetentionRecord] {
    let new = stacks.compactMap { stack in
      stack.terraform.map { RetentionRecord(environment, stack.folder, $0.retained) }
    }
    return RetentionRecord.merge(earlier?.records ?? [], new)
  }

  private static func node(_ stack: RenderedStack) -> Node {
    var node: Object = ["name": .string(stack.name), "deployedName": .string(stack.deployedName)]
    if let region = stack.region { node.append("region", .string(region)) }
    node.append("folder", .string(stack.folder))
    node.append("dependsOn", texts(stack.prerequisites))
    if !stack.tags.isEmpty { node.append("tags", .object(Object(stack.tags))) }
    if let template = stack.cloudFormation, let file = stack.template {
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
    if let configuration = stack.terraform {
      node.append(
        "terraform",
        [
          "folder": .string(stack.path(.terraform)),
          "files": texts(configuration.files.map(\.name)),
          "variables": texts(Terraform.requiredVariables(of: configuration.document)),
        ])
    }
    return .object(node)
  }

  private static func texts(_ texts: [String]) -> Node { .array(texts.map { .string($0) }) }
}
