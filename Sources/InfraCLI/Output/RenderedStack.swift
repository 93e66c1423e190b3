import Documents
import ResourceGraph

/// A stack with the bytes of all its files.
struct RenderedStack: Sendable {
  let name: String
  /// Where the stack says that it is deployed.
  let region: String?
  private(set) var cloudFormation: Template?
  private(set) var terraform: Template?
  private(set) var files: [OutputFile] = []
  /// What the dialects have to say, and what an engine would not accept.
  private(set) var diagnostics: [Diagnostic] = []

  init(_ graph: ResourceGraph, in formats: [OutputFormat], _ pipeline: Pipeline) {
    name = graph.name
    region = graph.region.flatMap { AWSNames.isRegion($0) ? $0 : nil }
    if formats.contains(.cloudFormation) || formats.contains(.yaml) {
      let template = pipeline.write(graph, .cloudFormation)
      cloudFormation = template
      diagnostics += template.diagnostics
      if formats.contains(.cloudFormation) { add(.cloudFormation, JSON.write(template.document)) }
      if formats.contains(.yaml) { add(.yaml, YAML.write(template.document, style: pipeline.yamlStyle(template))) }
      diagnostics += CloudFormationLimits.check(template, of: name, files)
    }
    if formats.contains(.terraform) {
      let template = pipeline.write(graph, .terraform)
      terraform = template
      diagnostics += template.diagnostics
      add(.terraform, JSON.write(template.document))
    }
  }

  func file(_ format: OutputFormat) -> OutputFile? {
    files.first { $0.format == format }
  }

  private mutating func add(_ format: OutputFormat, _ bytes: [UInt8]) {
    files.append(OutputFile(stack: name, format: format, bytes: bytes))
  }
}

/// A file of a stack, not yet written.
struct OutputFile: Sendable {
  var stack: String
  var format: OutputFormat
  var bytes: [UInt8]

  /// Where the file lies in the output folder.
  var path: String { "\(stack)/\(format.path)" }
}
