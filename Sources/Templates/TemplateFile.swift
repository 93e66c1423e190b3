public import Documents
public import ResourceGraph

/// A template file of either dialect.
public enum TemplateFile {
  /// The kind of a template document.
  public enum Kind: Hashable, Sendable {
    case cloudFormation
    /// Terraform's JSON syntax: `main.tf.json`.
    case terraformConfiguration
    /// The output of `terraform show -json` for a plan or a state.
    case terraformPlan
  }

  /// Reads a template of either dialect, as JSON or YAML.
  ///
  /// - Parameter file: the path of the file; its extension decides if the content is ambiguous.
  /// - Throws: all structural errors of the file, each with its position.
  public static func read(
    _ bytes: [UInt8], file: String, catalog: ResourceCatalog
  ) throws(Diagnostics) -> ResourceGraph {
    try read(document(bytes, file: file), file: file, catalog: catalog)
  }

  /// Reads a template from its document.
  ///
  /// - Throws: everything that is wrong with the document's outline, each with its place.
  public static func read(
    _ document: Node, file: String, catalog: ResourceCatalog
  ) throws(Diagnostics) -> ResourceGraph {
    switch try kind(of: document, file: file) {
    case .cloudFormation: return try CloudFormation.read(document, file: file, catalog: catalog)
    case .terraformConfiguration: return try Terraform.read(configuration: document, file: file, catalog: catalog)
    case .terraformPlan: return try Terraform.read(plan: document, file: file, catalog: catalog)
    }
  }

  /// Reads what a template comes to: that of the defaults and given values first, then what else its conditions allow.
  ///
  /// - Throws: everything that is wrong with the document's outline, each with its place.
  public static func scenarios(
    _ document: Node, file: String, catalog: ResourceCatalog, inputs: TemplateInputs = TemplateInputs()
  ) throws(Diagnostics) -> [ResourceGraph] {
    switch try kind(of: document, file: file) {
    case .cloudFormation:
      try CloudFormation.scenarios(document, file: file, catalog: catalog, inputs: inputs)
    case .terraformConfiguration:
      try Terraform.scenarios(
        configuration: [(file, document)], named: stackName(of: file), catalog: catalog, inputs: inputs)
    case .terraformPlan: [try Terraform.evaluate(plan: document, file: file, catalog: catalog)]
    }
  }

  /// The names of the parameters or variables of a template, as it spells them.
  public static func parameterNames(of graph: ResourceGraph) -> [String] {
    graph.parameters.map { graph.origin == .terraform ? TerraformSpelling.argument(of: $0.name) : $0.name }
  }

  /// The document in a file: JSON, or YAML with CloudFormation's short forms.
  public static func document(_ bytes: [UInt8], file: String) throws(Diagnostics) -> Node {
    if file.hasSuffix(".tf") || file.hasSuffix(".hcl") {
      let message = "'\(file)' is HCL, which is not supported; use the output of 'terraform show -json' for its plan"
      throw Diagnostics([.error(message)])
    }
    do {
      return isJSON(bytes, file: file) ? try JSON.read(bytes) : try YAML.read(bytes, tags: CloudFormation.tags)
    } catch {
      let location = SourceLocation(file: file, position: error.position)
      throw Diagnostics([.error(error.message, at: location)])
    }
  }

  /// The kind of a template document.
  ///
  /// - Throws: an error if the document is not a template.
  public static func kind(of document: Node, file: String) throws(Diagnostics) -> Kind {
    if file.hasSuffix(".tf.json") { return .terraformConfiguration }
    let location = SourceLocation(file: file, position: document.position)
    guard case .object(let sections) = document.content else {
      let message = "the document is not an object with 'Resources' (CloudFormation) or 'resource' (Terraform)"
      throw Diagnostics([.error(message, at: location)])
    }
    let names = Set(sections.keys)
    if names.contains("planned_values") || names.isSuperset(of: ["format_version", "terraform_version"]) {
      return .terraformPlan
    }
    if names.contains("Resources") || names.contains("AWSTemplateFormatVersion") { return .cloudFormation }
    if !names.isDisjoint(with: configurationSections) { return .terraformConfiguration }
    throw Diagnostics([.error(message(for: names), at: location)])
  }

  private static let configurationSections: Set<String> = [
    "resource", "data", "module", "provider", "terraform", "variable", "output", "locals",
  ]

  private static func message(for names: Set<String>) -> String {
    if names.isSuperset(of: ["lineage", "serial"]) {
      return "the file is a raw Terraform state; use the output of 'terraform show -json' instead"
    }
    if let near = names.sorted().lazy.compactMap({ name in
      Suggestion.nearest(to: name, among: ["Resources", "resource"]).map { (name, $0) }
    }).first {
      return
        "a template needs 'Resources' (CloudFormation) or 'resource' (Terraform); did you mean '\(near.1)' instead of '\(near.0)'?"
    }
    return "the file is neither a CloudFormation template (no 'Resources') nor Terraform (no 'resource')"
  }

  /// Whether a file is JSON: by its extension, otherwise by its first character.
  private static func isJSON(_ bytes: [UInt8], file: String) -> Bool {
    if file.hasSuffix(".json") { return true }
    if file.hasSuffix(".yaml") || file.hasSuffix(".yml") { return false }
    // Skips white space, byte-order marks and the zero bytes of UTF-16.
    let start = bytes.first { ![0x20, 0x09, 0x0A, 0x0D, 0x00, 0xEF, 0xBB, 0xBF, 0xFE, 0xFF].contains($0) }
    return start == UInt8(ascii: "{") || start == UInt8(ascii: "[")
  }

  /// `stacks/shop.yaml` is the stack `shop`.
  public static func stackName(of file: String) -> String { String(name(of: file).prefix { $0 != "." }) }

  /// `stacks/shop.yaml` is the file `shop.yaml`.
  static func name(of file: String) -> String { file.split(separator: "/").last.map(String.init) ?? "stack" }
}
