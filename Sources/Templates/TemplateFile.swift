public import Documents
public import ResourceGraph

/// A template file of anybody: which language it is in, and the graph that it says.
public enum TemplateFile {
  /// What a document is.
  public enum Kind: Hashable, Sendable {
    case cloudFormation
    /// Terraform's JSON syntax: `main.tf.json`.
    case terraformConfiguration
    /// What `terraform show -json` prints for a plan, or for the state.
    case terraformPlan
  }

  /// Reads a template of either dialect, as JSON or YAML.
  ///
  /// - Parameter file: the file as people know it; its ending decides where the content leaves a doubt.
  /// - Throws: everything that is wrong with the file's outline, each with its place.
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

  /// The document in a file: JSON, or YAML with CloudFormation's short forms.
  public static func document(_ bytes: [UInt8], file: String) throws(Diagnostics) -> Node {
    if file.hasSuffix(".tf") || file.hasSuffix(".hcl") {
      let message = "'\(file)' is HCL, which is not read; give the JSON that 'terraform show -json' prints for its plan"
      throw Diagnostics([.error(message)])
    }
    do {
      return isJSON(bytes, file: file) ? try JSON.read(bytes) : try YAML.read(bytes, tags: CloudFormation.tags)
    } catch {
      let location = SourceLocation(file: file, position: error.position)
      throw Diagnostics([.error(error.message, at: location)])
    }
  }

  /// What a document is.
  ///
  /// - Throws: an error that says what it lacks, where it is none of them.
  public static func kind(of document: Node, file: String) throws(Diagnostics) -> Kind {
    if file.hasSuffix(".tf.json") { return .terraformConfiguration }
    let location = SourceLocation(file: file, position: document.position)
    guard case .object(let sections) = document.content else {
      let message = "a template is an object with 'Resources' (CloudFormation) or 'resource' (Terraform); this is none"
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
      return "this is Terraform's state as it is stored; give what 'terraform show -json' prints instead"
    }
    if let near = names.sorted().lazy.compactMap({ name in
      Suggestion.nearest(to: name, among: ["Resources", "resource"]).map { (name, $0) }
    }).first {
      return
        "a template needs 'Resources' (CloudFormation) or 'resource' (Terraform); did you mean '\(near.1)' by '\(near.0)'?"
    }
    return "this is neither a CloudFormation template (it has no 'Resources') nor Terraform (it has no 'resource')"
  }

  /// Whether to read a file as JSON: by its ending, else by whether it starts like an object or a list.
  private static func isJSON(_ bytes: [UInt8], file: String) -> Bool {
    if file.hasSuffix(".json") { return true }
    if file.hasSuffix(".yaml") || file.hasSuffix(".yml") { return false }
    // In UTF-16 every other byte of such a start is zero, and a byte-order mark may come first.
    let start = bytes.first { ![0x20, 0x09, 0x0A, 0x0D, 0x00, 0xEF, 0xBB, 0xBF, 0xFE, 0xFF].contains($0) }
    return start == UInt8(ascii: "{") || start == UInt8(ascii: "[")
  }

  /// `stacks/shop.yaml` is the stack `shop`.
  static func stackName(of file: String) -> String {
    let name = file.split(separator: "/").last ?? "stack"
    return String(name.prefix { $0 != "." })
  }
}
