import Documents
import ResourceGraph

@testable import InfraCLI

extension Pipeline {
  /// Templates with the names of the resources, and rules about types that say what they are: `Bad`, `Doubtful`.
  static let fake = Pipeline(
    write: { graph, dialect in
      let members = graph.entries.map { ($0.id.name, Node.object([("Type", .string($0.typeName(in: dialect)))])) }
      let document: Node =
        switch dialect {
        case .cloudFormation: ["Resources": .object(members), "Parameters": Self.parameters(graph)]
        case .terraform: ["resource": .object([("all", .object(members))])]
        }
      let isImpossible = graph.entries.contains { $0.typeName(in: dialect) == "Impossible" }
      return Template(
        document: document,
        diagnostics: isImpossible ? [.error("\(dialect.rawValue) has no 'Impossible'; leave it out")] : [],
        resourceCount: members.count)
    },
    yamlStyle: { _ in YAML.Style() },
    document: Pipeline.live.document,
    isTemplate: { document, _ in document["Resources"] != nil },
    graph: { document, file in
      var graph = ResourceGraph(file)
      if document["Resources"] == nil {
        throw Diagnostic.error("no template", at: SourceLocation(file: file, position: document.position))
      }
      for member in document["Resources"]?.object ?? [:] {
        let resource = RawResource(.cloudFormation, type: member.value["Type"]?.string ?? "", properties: [:])
        let place = SourceLocation(file: file, position: member.value.position)
        try graph.insert(Entry(LogicalID(member.key), resource, at: place))
      }
      return graph
    },
    review: { graph in
      var review = Review()
      for entry in graph.entries {
        let finding = Review.Finding(
          rule: "resource-is-good", severity: .error, message: "'\(entry.id)' is bad; make it good",
          location: entry.location, proof: ["seen by a test"], remedy: "make it good")
        switch (entry.typeName(in: .cloudFormation), entry.allowances.first) {
        case ("Bad", let allowance?): review.allowed.append((finding, allowance))
        case ("Bad", nil): review.findings.append(finding)
        case ("Doubtful", _):
          var warning = finding
          warning.severity = .warning
          warning.message = "'\(entry.id)' is doubtful; look at it"
          review.findings.append(warning)
        case ("Hidden", _):
          let reason = "whether '\(entry.id)' is good is not known"
          review.unknowns.append(
            Review.Unknown(rule: finding.rule, reason: reason, location: entry.location))
        default: break
        }
      }
      return review
    },
    rules: {
      [
        RuleSummary(
          id: "resource-is-good", subject: "data", severity: .error, summary: "A resource is good.",
          rationale: "Bad ones break.", remedy: "Make it good.", references: ["FSBP RDS.2"])
      ]
    },
    resources: { [ResourceSummary(cloudFormation: "AWS::EC2::VPC", terraform: "aws_vpc")] }
  )

  private static func parameters(_ graph: ResourceGraph) -> Node {
    .object(graph.parameters.map { ($0.name, $0.defaultValue.map { ["Default": $0] } ?? [:]) })
  }
}
