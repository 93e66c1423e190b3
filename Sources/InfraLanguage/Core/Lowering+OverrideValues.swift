import AWSResources
import Documents
import ResourceGraph

extension Lowering {
  /// Reports an override whose value AWS or the provider refuses, and one that removes what the resource has to have.
  mutating func checkValue(
    of override: Adjustments.Override, at path: [Extra.Step], of entry: Entry, in dialect: Dialect
  ) {
    guard let value = override.value else { return checkRemoval(of: override, at: path, of: entry, in: dialect) }
    for mistake in mistakes(with: value, at: path, of: override.type, entry, in: dialect) {
      report(mistake, at: override.location)
    }
  }

  /// What is wrong with a value at a path: its form, or what AWS publishes of the property.
  private func mistakes(
    with value: JSONDocument, at path: [Extra.Step], of type: String, _ entry: Entry, in dialect: Dialect
  ) -> [String] {
    let explanation = "; say with 'because:' why it is accepted, if that is newer than this version of infra"
    func place(_ steps: [String]) -> String { "'\(steps.joined(separator: "."))' of '\(type)'" }
    guard dialect == .cloudFormation else {
      guard let expected = entry.field(at: path, in: dialect)?.kind.problem(with: value.plainNode) else { return [] }
      let name = Extra(dialect, path: path, value: .null).pathDescription
      return ["'\(name)' of '\(type)' is \(value.plainNode.formWords); write \(expected)\(explanation)"]
    }
    var schemas = PublishedSchemas()
    let forms = schemas.mistakes(in: value.plainNode, at: path, of: type).compactMap { mistake -> String? in
      guard case .form(let form, let expected) = mistake.fact else { return nil }
      return "\(place(mistake.path)) is \(form); write \(expected)\(explanation)"
    }
    guard forms.isEmpty else { return forms }
    var accepted = AcceptedValues(region: graph.region)
    return accepted.mistakes(in: value.plainNode, at: path, of: type).map { mistake in
      let what = mistake.value.map { "is \($0)" } ?? "is not accepted by AWS"
      return "\(place(mistake.path)) \(what); use \(mistake.accepted)\(explanation)"
    }
  }

  private mutating func checkRemoval(
    of override: Adjustments.Override, at path: [Extra.Step], of entry: Entry, in dialect: Dialect
  ) {
    guard path.count == 1, case .key(let name)? = path.first else { return }
    var schemas = PublishedSchemas()
    guard
      entry.field(at: path, in: dialect)?.isRequired == true
        || dialect == .cloudFormation && schemas.requires(name, of: override.type)
    else { return }
    report(
      "'\(override.type)' requires '\(name)', so it cannot be removed; set another value with 'override'",
      at: override.location)
  }
}

extension Entry {
  /// The field at a path, where the field list of the type has it.
  fileprivate func field(at path: [Extra.Step], in dialect: Dialect) -> FieldName? {
    guard let resource else { return nil }
    let keys = path.compactMap { step in if case .key(let key) = step { key } else { nil } }
    let wanted = keys.joined(separator: ".")
    return FieldMapper.names(of: type(of: resource), in: dialect).first {
      $0.companion == nil && $0.path.replacing("[]", with: "") == wanted
    }
  }
}

extension FieldKind {
  /// What Terraform accepts in place of a value that it cannot convert.
  fileprivate func problem(with node: Node) -> String? {
    guard node.object == nil || node["Ref"] == nil, !node.isNull else { return nil }
    let text = String(node: node)
    switch self {
    case .boolean: return ["true", "false"].contains(text ?? "") || isInterpolated(text) ? nil : "true or false"
    case .integer, .number, .integerString:
      return text.flatMap { Double($0) } != nil || isInterpolated(text) ? nil : "a number"
    case .string, .choice, .reference: return node.isScalar ? nil : "a text"
    case .list: return node.isScalar && !isInterpolated(text) ? "a list" : nil
    default: return nil
    }
  }

  private func isInterpolated(_ text: String?) -> Bool { text?.contains("${") ?? false }
}
