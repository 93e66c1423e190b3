import Documents
import ResourceGraph

@testable import Templates

/// What a graph loses on the way through the other dialect: only what that dialect is declared not to have.
struct Losses {
  private let dialect: Dialect
  /// The names that only this dialect has, by Terraform's name of the type: CloudFormation calls some types alike.
  private let onlyHere: [String: Set<String>]

  init(of dialect: Dialect, catalog: ResourceCatalog) {
    self.dialect = dialect
    let syntax: any ExpressionSyntax =
      dialect == .cloudFormation ? CloudFormationSyntax() : TerraformSyntax(addresses: .init([:], finds: false))
    var onlyHere: [String: Set<String>] = [:]
    for type in catalog.types {
      let names = FieldMapper.names(of: type, in: dialect, syntax: syntax).filter(\.isDialectSpecific)
      onlyHere[type.resourceType.terraform] = Set(names.map { $0.path.filter { $0 != "[" && $0 != "]" } })
    }
    self.onlyHere = onlyHere
  }

  /// What both graphs write differently in this dialect, resource by resource.
  ///
  /// The deletion policy is not looked at: Terraform has none.
  func compare(_ graph: ResourceGraph, _ back: ResourceGraph) -> [(type: String, text: String)] {
    var differences: [(type: String, text: String)] = []
    let fields = writer()
    for entry in graph.entries {
      let type = entry.typeName(in: .cloudFormation)
      guard let other = back[entry.id], let one = entry.resource, let two = other.resource else {
        differences.append((type, "\(entry.id): lost"))
        continue
      }
      if other.dependsOn != entry.dependsOn {
        differences.append((type, "DependsOn: \(entry.dependsOn) / \(other.dependsOn)"))
      }
      for extra in other.extras {
        differences.append((type, "extra \(extra.pathDescription): \(JSON.writeCompact(extra.value))"))
      }
      let (body, otherBody) = (Node(.object(fields.write(one).body)), Node(.object(fields.write(two).body)))
      for difference in body.differences(from: otherBody) {
        let path = difference.prefix { $0 != ":" }.replacing(/\[\d+\]/, with: "")
        if !difference.hasSuffix("/ missing") || !isDialectSpecific(String(path), entry.typeName(in: .terraform)) {
          differences.append((type, difference))
        }
      }
    }
    let siblings = graph.entries.flatMap { entry in
      (entry.resource?.additionalTerraformResources ?? []).indices.map { LogicalID("\(entry.id)\($0 + 2)") }
    }
    for entry in back.entries where graph[entry.id] == nil && !siblings.contains(entry.id) {
      differences.append((entry.typeName(in: dialect), "\(entry.id): too many"))
    }
    return differences
  }

  /// Whether the name, or all there is below it, belongs to this dialect alone.
  private func isDialectSpecific(_ path: String, _ type: String) -> Bool {
    let names = onlyHere[type] ?? []
    return names.contains(path) || names.contains { $0.hasPrefix("\(path).") }
  }

  private func writer() -> FieldMapper {
    let syntax: any ExpressionSyntax =
      dialect == .cloudFormation ? CloudFormationSyntax() : TerraformSyntax(addresses: .init([:], finds: false))
    return .writer(dialect, syntax: syntax)
  }
}
