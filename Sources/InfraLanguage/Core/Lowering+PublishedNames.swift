import AWSResources
import Documents
import ResourceGraph

extension Lowering {
  /// Reports a raw resource of a type, or with a property, that nobody publishes, unless the team says why it exists.
  mutating func checkRaw(_ entry: Entry, reason: String?) {
    guard case .raw(let raw) = entry.content else { return }
    let forms = Dialect.allCases.compactMap { raw.form(in: $0) }
    if forms.count > 1, let form = forms.first(where: { $0.type.contains("::") != ($0.dialect == .cloudFormation) }) {
      return report(
        "'\(form.type)' is not a type of \(form.dialect.rawValue); give CloudFormation's type first, 'AWS::S3::Bucket', and "
          + "Terraform's after 'terraform:', 'aws_s3_bucket'", at: entry.location)
    }
    guard reason?.contains(where: { !$0.isWhitespace }) != true else {
      let types = forms.map { "'\($0.type)'" }.joined(separator: " and ")
      return noteUnchecked("resource '\(entry.id)' of type \(types)", reason, at: entry.location)
    }
    for form in forms { checkNames(of: form, entry) }
  }

  private mutating func checkNames(of raw: RawResource, _ entry: Entry) {
    if let problem = PublishedNames.problem(withType: raw.type, in: raw.dialect) {
      return reportUnpublished(problem, at: entry.location)
    }
    let literals = raw.properties.map { (path: [Extra.Step.key($0.key)], value: JSONDocument(literal: $0.value)) }
    let others = entry.overrides.filter { $0.dialect == raw.dialect }.map { (path: $0.path, value: $0.value) }
    for (path, value) in literals.map({ ($0.path, Optional($0.value)) }) + others {
      if let problem = PublishedNames.problem(withPath: path, to: value, of: raw.type, in: raw.dialect) {
        reportUnpublished(problem, at: entry.location)
      }
    }
    guard raw.dialect == .cloudFormation else { return }
    var schemas = PublishedSchemas()
    for mistake in schemas.mistakes(in: raw.properties, of: raw.type) {
      guard case .form(let form, let expected) = mistake.fact else { continue }
      let name = mistake.path.joined(separator: ".")
      report("'\(name)' of '\(raw.type)' is \(form); write \(expected)", at: entry.location)
    }
  }

  /// Shows the reason for which something is written as the team says.
  mutating func noteUnchecked(_ thing: String, _ reason: String?, at location: SourceLocation?) {
    noteReason(reason ?? "", for: "\(thing) is not compared with the published schemas", at: location)
  }

  mutating func reportUnpublished(_ problem: String, at location: SourceLocation?) {
    let action = problem.hasSuffix("?") ? " Say" : "; say"
    report("\(problem)\(action) with 'because:' why it exists, if it is newer than this version of infra", at: location)
  }
}

extension JSONDocument {
  /// A literal as a document, so that the keys of its objects can be read.
  fileprivate init(literal node: Node) {
    switch node.content {
    case .array(let items): self = .items(items.map { JSONDocument(literal: $0) })
    case .object(let object):
      self = .members(object.members.map { Member(key: $0.key, value: JSONDocument(literal: $0.value)) })
    default: self = .scalar(node)
    }
  }
}
