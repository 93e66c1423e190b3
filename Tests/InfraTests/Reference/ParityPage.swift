import AWSResources
import ResourceGraph
import Templates

/// What one dialect can say of a resource and the other cannot, from the field lists that the emitters report it by.
enum ParityPage {
  static var page: ReferencePage {
    var table = Table("resource", "CloudFormation alone", "Terraform alone")
    for type in ResourceCatalog.aws.types {
      let names = type.resourceType
      let attributes = names.onlyInTerraform.map { "\($0.value.terraform) (instead: \($0.value.cloudFormation))" }
      let cells = (fields(type, .cloudFormation), fields(type, .terraform) + attributes)
      if cells != ([], []) { table.add("`\(names.cloudFormation)`", cells.0.cell, cells.1.cell) }
    }
    return ReferencePage(
      "docs/parity.md", title: "What one dialect cannot say",
      """
      A stack is written in both dialects from one model. Where a field of a resource exists in one of them alone, the
      other's output does not have it, and `infra synth` says so in a note with the Swift line. Nothing is dropped
      silently. Attributes of a resource that CloudFormation cannot read give another in their place, which is noted too.
      """, table.lines)
  }

  private static func fields(_ type: any Resource.Type, _ dialect: Dialect) -> [String] {
    let fields = ResourceType.fieldNames(of: type, in: dialect).filter { $0.counterpart == .none }
    // Tags that CloudFormation lacks are a matter of AWS's, and of no consequence.
    return fields.map(\.path).filter { $0 != "tags" }
  }
}
