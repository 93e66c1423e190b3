import Documents
import ResourceGraph
import Templates

/// The values of variables that Terraform reads from files beside a configuration.
///
/// <https://developer.hashicorp.com/terraform/language/values/variables#variable-definitions-tfvars-files>
struct VariableFiles {
  private var values: [String: Node] = [:]
  /// What is not read.
  private(set) var notes: [Diagnostic] = []

  init(in folder: String, _ files: Files) throws {
    let names = try files.names(in: folder.isEmpty ? "." : folder)
    // Terraform reads them in this order, and the last value holds.
    for name in names.filter({ $0 == "terraform.tfvars" || $0 == "terraform.tfvars.json" }).sorted()
      + names.filter({
        $0.hasSuffix(".auto.tfvars") || $0.hasSuffix(".auto.tfvars.json")
      }).sorted()
    {
      let path = Path.join(folder, name)
      guard name.hasSuffix(".json") else {
        let message = "the variables in '\(name)' are HCL, which is not read; give them with '--var' or '--parameters'"
        notes.append(.note(message, at: SourceLocation(file: path, position: Position(line: 1, column: 1))))
        continue
      }
      let document = try TemplateFile.document(files.read(path), file: path)
      for (name, value) in try ParametersFile.values(document, file: path) { values[name] = value }
    }
  }

  /// The inputs of a run, which precede the values of files.
  func adding(to inputs: TemplateInputs) -> TemplateInputs {
    var inputs = inputs
    inputs.parameters.merge(values) { given, _ in given }
    return inputs
  }
}
