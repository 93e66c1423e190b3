import AWSResources
import Documents
import ResourceGraph
import Templates
import Validation

/// What the commands need of the templates and the rules: the one seam to `Templates` and `Validation`.
struct Pipeline: Sendable {
  /// Writes a stack in a dialect.
  var write: @Sendable (ResourceGraph, Dialect) -> Template
  /// How a stack's CloudFormation looks in YAML.
  var yamlStyle: @Sendable (Template) -> YAML.Style
  /// The document in a template file; the text is the file's name, for its ending and for messages.
  var document: @Sendable ([UInt8], String) throws -> Node
  /// Whether a document is a template at all.
  var isTemplate: @Sendable (Node, String) -> Bool
  /// The stack that a document describes; an error where it is no template.
  var graph: @Sendable (Node, String) throws -> ResourceGraph
  /// Holds a stack against the rules.
  var review: @Sendable (ResourceGraph) -> Review
  var rules: @Sendable () -> [RuleSummary]
  var resources: @Sendable () -> [ResourceSummary]
}

extension Pipeline {
  /// The pipeline of the product.
  static let live = Pipeline(
    write: { graph, dialect in
      switch dialect {
      case .cloudFormation: Template(CloudFormation.write(graph))
      case .terraform: Template(Terraform.write(graph))
      }
    },
    yamlStyle: { YAML.Style(tags: CloudFormation.tags, comments: $0.comments()) },
    document: { bytes, file in try TemplateFile.document(bytes, file: file) },
    isTemplate: { document, file in (try? TemplateFile.kind(of: document, file: file)) != nil },
    graph: { document, file in
      switch try TemplateFile.kind(of: document, file: file) {
      case .cloudFormation: try CloudFormation.read(document, file: file, catalog: .aws)
      case .terraformConfiguration: try Terraform.read(configuration: document, file: file, catalog: .aws)
      case .terraformPlan: try Terraform.read(plan: document, file: file, catalog: .aws)
      }
    },
    review: { graph in Review(Validator().check(graph)) },
    rules: { RuleRegistry.all.map { RuleSummary($0.description) } },
    resources: { ResourceCatalog.aws.types.map { ResourceSummary($0) } }
  )
}

extension Template {
  fileprivate init(_ emission: Emission) {
    self.init(
      document: emission.document, diagnostics: emission.diagnostics, resourceCount: emission.resourceCount,
      comments: { emission.comments })
  }
}

extension Review {
  fileprivate init(_ report: Report) {
    let remedies = Dictionary(RuleRegistry.all.map { ($0.description.id, $0.description.remedy) }) { first, _ in first }
    func finding(_ finding: Validation.Finding) -> Finding {
      Finding(
        rule: finding.rule, severity: finding.severity, message: finding.message, location: finding.location,
        proof: finding.proof, remedy: remedies[finding.rule] ?? "")
    }
    self.init(
      findings: report.findings.map(finding),
      allowed: report.allowed.map { (finding($0.finding), $0.allowance) },
      unknowns: report.unknowns.map { Unknown(rule: $0.rule, reason: $0.reason, location: $0.location) })
  }
}

extension ResourceSummary {
  fileprivate init(_ type: any Resource.Type) {
    let names = type.resourceType
    self.init(
      cloudFormation: names.cloudFormation, terraform: names.terraform,
      cloudFormationFields: ResourceType.fieldNames(of: type, in: .cloudFormation),
      terraformFields: ResourceType.fieldNames(of: type, in: .terraform),
      attributes: names.attributes.map { ($0.key, $0.value) })
  }
}

extension RuleSummary {
  fileprivate init(_ rule: RuleDescription) {
    self.init(
      id: rule.id, subject: rule.subject.rawValue, severity: rule.severity, summary: rule.summary,
      rationale: rule.rationale, remedy: rule.remedy, references: rule.references.map(\.description))
  }
}
