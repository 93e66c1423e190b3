import Configuration
import Documents
import ResourceGraph
import Templates

/// A stack with the bytes of all its files.
struct RenderedStack: Sendable {
  let name: String
  /// What the stack is called in AWS.
  let deployedName: String
  /// The stacks that are deployed before this one.
  let prerequisites: [String]
  /// Where the stack is deployed.
  let region: String?
  /// The tags of all resources of the stack.
  let tags: [Object.Member]
  /// The stack's own folder in the output folder.
  let folder: String
  private(set) var cloudFormation: Emission?
  private(set) var terraform: Emission?
  /// The formats that the stack is written in, each with its file.
  private(set) var outputs: [(format: OutputFormat, file: OutputFile)] = []
  /// What the dialects have to say, and what an engine would not accept.
  private(set) var diagnostics: [Diagnostic] = []

  init(_ graph: ResourceGraph, in formats: [OutputFormat], folder: String, for environment: Environment) {
    name = graph.name
    deployedName = graph.deployedName
    prerequisites = graph.prerequisites
    region = graph.region ?? environment.region?.rawValue
    tags = graph.defaultTags.compactMap { tag in tag.value.literal.map { .init(key: tag.name, value: .string($0)) } }
    self.folder = folder
    if formats.contains(.cloudFormation) || formats.contains(.yaml) {
      let template = CloudFormation.write(graph)
      cloudFormation = template
      diagnostics += template.diagnostics + CloudFormation.Limits.check(template, of: graph)
      if formats.contains(.cloudFormation) { add(.cloudFormation, JSON.write(template.document)) }
      if formats.contains(.yaml) {
        let style = YAML.Style(tags: CloudFormation.tags, comments: template.comments)
        add(.yaml, YAML.write(template.document, style: style))
      }
      for file in files {
        diagnostics += CloudFormation.Limits.check(byteCount: file.bytes.count, of: file.path, graph)
      }
    }
    if formats.contains(.terraform) {
      let configuration = Terraform.write(graph)
      terraform = configuration
      diagnostics += configuration.diagnostics
      add(.terraform, JSON.write(configuration.document))
    }
  }

  var files: [OutputFile] { outputs.map(\.file) }

  func file(_ format: OutputFormat) -> OutputFile? {
    outputs.first { $0.format == format }?.file
  }

  private mutating func add(_ format: OutputFormat, _ bytes: [UInt8]) {
    outputs.append((format, OutputFile(path: "\(folder)/\(format.path)", bytes: bytes)))
  }
}

/// A file, not yet written.
struct OutputFile: Sendable {
  /// Where the file lies in the output folder.
  var path: String
  var bytes: [UInt8]
}
