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
  /// The formats that the stack is written in.
  let formats: [OutputFormat]
  private(set) var files: [OutputFile] = []
  /// CloudFormation's template: JSON where the run writes both formats.
  private(set) var template: OutputFile?
  /// What the dialects have to say, and what an engine would not accept.
  private(set) var diagnostics: [Diagnostic] = []

  /// - Parameter earlier: what an earlier run wrote, if that is known.
  init(
    _ graph: ResourceGraph, in formats: [OutputFormat], folder: String, for environment: Environment,
    after earlier: EarlierManifest?
  ) {
    name = graph.name
    deployedName = graph.deployedName
    prerequisites = graph.prerequisites
    region = graph.region ?? environment.region?.rawValue
    tags = graph.defaultTags.compactMap { tag in tag.value.literal.map { .init(key: tag.name, value: .string($0)) } }
    self.folder = folder
    self.formats = formats
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
      let retained = earlier?.retained(in: folder, of: environment) ?? RetainedResources()
      let configuration = Terraform.write(graph, after: retained)
      terraform = configuration
      diagnostics += configuration.diagnostics
      files += configuration.files.map {
        OutputFile(path: "\(path(.terraform))/\($0.name)", bytes: JSON.write($0.document))
      }
    }
  }

  /// The file of a format, or its folder, in the output folder.
  func path(_ format: OutputFormat) -> String { "\(folder)/\(format.path)" }

  /// Whether the run writes a file.
  func writes(_ path: String) -> Bool { files.contains { $0.path == path } }

  private mutating func add(_ format: OutputFormat, _ bytes: [UInt8]) {
    let file = OutputFile(path: path(format), bytes: bytes)
    files.append(file)
    template = template ?? file
  }
}

/// A file, not yet written.
struct OutputFile: Sendable {
  /// Where the file lies in the output folder.
  var path: String
  var bytes: [UInt8]
}
