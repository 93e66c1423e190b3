import AWSResources
import Documents
import ResourceGraph

@testable import Templates

enum Mistakes {
  /// The mistakes of a template in its scenarios, each once, with its line: `2: 'X' refers to …`.
  static func of(_ template: String, _ inputs: TemplateInputs = TemplateInputs()) throws -> [String] {
    let document = try TemplateFile.document(Array(template.utf8), file: "a.yaml")
    let graphs = try TemplateFile.scenarios(document, file: "a.yaml", catalog: .aws, inputs: inputs)
    return graphs.flatMap { lines(of: $0) }.unique
  }

  static func lines(of graph: ResourceGraph) -> [String] {
    graph.mistakes.map { "\($0.location?.position.line ?? 0): \($0.message)" }
  }
}
