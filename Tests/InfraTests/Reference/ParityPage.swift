import AWSResources
import ResourceGraph
import Templates

/// What one dialect can say of a resource and the other cannot, from the field lists that the emitters report it by.
enum ParityPage {
  static var page: ReferencePage {
    var table = MarkdownTable("resource", "CloudFormation alone", "Terraform alone")
    for type in ResourceCatalog.aws.types {
      let names = type.resourceType
      let attributes = names.terraformOnlyAttributes.map { "\($0.value.terraform) (instead: \($0.value.fallback))" }
      let cells = (fields(type, .cloudFormation), fields(type, .terraform) + attributes)
      if cells != ([], []) { table.add("`\(names.cloudFormation)`", cells.0.cell, cells.1.cell) }
    }
    return ReferencePage(
      "docs/parity.md", title: "What one dialect cannot say",
      """
      A stack is written in both dialects from one model. Where a field of a resource exists in one of them alone, the
      other's output does not have it, and `infra synth` says so in a note with the Swift line. Nothing is dropped
      silently. Attributes of a resource that CloudFormation cannot read give another in their place, which is noted too.
      """, table.lines + ["", "## The life of a resource", ""] + lifecycle.lines)
  }

  /// What both dialects say with different means.
  private static var lifecycle: MarkdownTable {
    var table = MarkdownTable("", "CloudFormation", "Terraform")
    table.add(
      "Data outlives its stack", "`DeletionPolicy: RetainExceptOnCreate`, `UpdateReplacePolicy: Retain`",
      "`prevent_destroy`: a plan that would destroy the resource is an error; `skip_destroy` for log groups; `removed` for "
        + "what a stack no longer has, as far as `deploy.json` lists it. `terraform destroy` fails until what is retained "
        + "has left the state")
    table.add(
      "A database leaves a snapshot", "`DeletionPolicy: Snapshot`",
      "`final_snapshot_identifier`, with the time of the creation in the name")
    table.add(
      "Former revisions of a task definition stay", "`UpdateReplacePolicy: Retain`", "`skip_destroy`")
    table.add(
      "A replacement exists before the former resource is deleted",
      "always; a resource with a stated name is not replaced",
      "`create_before_destroy`, with `name_prefix`")
    table.add(
      "What leaves a stack is deleted after its users have changed", "always",
      "`create_before_destroy`, for the types that AWS does not delete in use, such as subnets and cache policies, or whose "
        + "users would break, such as NAT gateways and keys")
    table.add(
      "The scaling of a service is made anew with it", "a service with a stated name is not replaced",
      "`replace_triggered_by`")
    table.add(
      "All resources have the tags of the stack", "`--tags` of the deployment", "`default_tags` of the provider")
    table.add(
      "A resource waits for all parts of another", "they are properties of that resource",
      "`depends_on` names the resources of the parts")
    return table
  }

  /// The fields that the dialect has alone; a group stands for all of its fields where it has none in common.
  private static func fields(_ type: any Resource.Type, _ dialect: Dialect) -> [String] {
    let names = ResourceType.fieldNames(of: type, in: dialect)
    var result: [String] = []
    // Tags that CloudFormation lacks are of no consequence.
    for name in names where name.counterpart == .unsupported && name.path != "tags" {
      let group = groups(around: name.path).first { group in
        names.allSatisfy { $0.counterpart == .unsupported || !$0.path.hasPrefix("\(group).") }
      }
      let shown = group ?? name.path
      if !result.contains(shown) { result.append(shown) }
    }
    return result
  }

  /// `A[].B` and `A[]` for `A[].B.C`, the outermost first.
  private static func groups(around path: String) -> [String] {
    let words = path.split(separator: ".")
    return (1..<max(1, words.count)).map { words.prefix($0).joined(separator: ".") }
  }
}
