import Documents
import ResourceGraph

/// Finds sections and attributes of a template that do not have the form that CloudFormation documents.
///
/// <https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/template-anatomy.html>
struct TemplateForm {
  private let sections: Object
  private let program: TemplateProgram
  private let file: String
  private var mistakes: [TemplateMistake] = []

  init(_ sections: Object, _ program: TemplateProgram, file: String) {
    self.sections = sections
    self.program = program
    self.file = file
  }

  mutating func find() -> [TemplateMistake] {
    for name in ["Conditions", "Mappings"] {
      guard let section = sections[name], section.object == nil, !section.isNull else { continue }
      report(LogicalID(name), "'\(name)' is \(section.formWords); write an object", at: section)
    }
    for member in sections["Parameters"]?.object ?? [:] { readParameter(member.key, member.value) }
    // A macro may know other sections and attributes.
    let isRewritten = TemplateScope.isRewritten(sections)
    if !isRewritten {
      readSections()
      for member in sections["Outputs"]?.object ?? [:] { readOutput(member.key, member.value) }
    }
    for member in sections["Resources"]?.object ?? [:] {
      guard let attributes = member.value.object, let type = attributes["Type"]?.string else { continue }
      if !isRewritten, !member.key.allSatisfy({ $0.isASCII && ($0.isLetter || $0.isNumber) }) {
        report(
          LogicalID(member.key), "'\(member.key)' is no logical id; write letters and digits only", at: member.value)
      }
      readResource(member.key, type, attributes, isRewritten: isRewritten)
    }
    return mistakes
  }

  private mutating func report(_ subject: LogicalID, _ message: String, at node: Node) {
    mistakes.append(
      TemplateMistake(.form, subject, message, at: SourceLocation(file: file, position: node.position)))
  }
}

// MARK: - Sections

extension TemplateForm {
  private static let documented = [
    "AWSTemplateFormatVersion", "Conditions", "Description", "Hooks", "Mappings", "Metadata", "Outputs", "Parameters",
    "Resources", "Rules", "Transform",
  ]
  /// Sections of SAM, of Rain and of the AWS CLI, which replace them before CloudFormation reads the template.
  private static let replaced = ["Constants", "Fn::Transform", "Globals", "Modules", "Packages", "Rain"]

  private mutating func readSections() {
    for section in sections where !(Self.documented + Self.replaced).contains(section.key) {
      let nearest = Suggestion.nearest(to: section.key, among: Self.documented).map { "write '\($0)'" }
      report(
        LogicalID(section.key),
        "'\(section.key)' is no section of a template; " + (nearest ?? "remove it, or move it into 'Metadata'"),
        at: section.value)
    }
  }
}

// MARK: - Resources

extension TemplateForm {
  private static let attributes = [
    "Type", "Properties", "DependsOn", "Condition", "Metadata", "CreationPolicy", "UpdatePolicy", "DeletionPolicy",
    "UpdateReplacePolicy",
  ]
  private static let policies = [
    "DeletionPolicy": ["Delete", "Retain", "RetainExceptOnCreate", "Snapshot"],
    "UpdateReplacePolicy": ["Delete", "Retain", "Snapshot"],
  ]

  /// The types of AWS of which CloudFormation takes a snapshot before it deletes one.
  ///
  /// <https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-attribute-deletionpolicy.html>
  private static let typesWithSnapshots: Set = [
    "AWS::DocDB::DBCluster", "AWS::EC2::Volume", "AWS::ElastiCache::CacheCluster", "AWS::ElastiCache::ReplicationGroup",
    "AWS::Neptune::DBCluster", "AWS::RDS::DBCluster", "AWS::RDS::DBInstance", "AWS::Redshift::Cluster",
  ]

  private mutating func readResource(_ id: String, _ type: String, _ attributes: Object, isRewritten: Bool) {
    for attribute in attributes {
      let name = attribute.key
      let value = attribute.value
      switch name {
      case "Properties" where value.object == nil && !value.isNull:
        report(
          LogicalID(id), "'Properties' of '\(id)' is \(value.formWords); write an object of properties", at: value)
      case "DependsOn" where value.string == nil && value.array == nil && !value.isNull:
        report(LogicalID(id), "'DependsOn' of '\(id)' is \(value.formWords); write a logical id, or a list", at: value)
      case "DeletionPolicy", "UpdateReplacePolicy": readPolicy(name, value, of: id, type)
      default:
        guard !isRewritten, name.place(of: "::") == nil, !Self.isAttribute(name) else { continue }
        let nearest = Suggestion.nearest(to: name, among: Self.attributes).map { "write '\($0)'" }
        report(
          LogicalID(id),
          "'\(id)' has the attribute '\(name)', which resources do not have; "
            + (nearest ?? "remove it, or move it into 'Properties'"), at: value)
      }
    }
  }

  /// `Version` is an attribute of custom resources, with the version of the service token's interface.
  private static func isAttribute(_ name: String) -> Bool { attributes.contains(name) || name == "Version" }

  private mutating func readPolicy(_ name: String, _ value: Node, of id: String, _ type: String) {
    // CloudFormation reads functions here since it has `AWS::LanguageExtensions`.
    guard value.functionCall == nil, var known = Self.policies[name] else { return }
    if type.hasPrefix("AWS::"), !Self.typesWithSnapshots.contains(type) { known.removeAll { $0 == "Snapshot" } }
    guard !known.contains(value.string ?? "") else { return }
    if value.string == "Snapshot" {
      return report(
        LogicalID(id), "'\(name)' of '\(id)' is 'Snapshot', which '\(type)' does not have; write 'Retain'", at: value)
    }
    let nearest = Suggestion.nearest(to: value.string ?? "", among: known).map { "'\($0)'" }
    report(
      LogicalID(id), "'\(name)' of '\(id)' is \(value.formWords); write \(nearest ?? Self.list(known))", at: value)
  }

  private static func list(_ words: [String]) -> String {
    words.dropLast().map { "'\($0)'" }.joined(separator: ", ") + " or '\(words.last ?? "")'"
  }
}

// MARK: - Outputs

extension TemplateForm {
  private mutating func readOutput(_ name: String, _ body: Node) {
    guard let attributes = body.object, name.place(of: "::") == nil,
      !attributes.keys.contains(where: { $0.place(of: "::") != nil })
    else { return }
    guard let value = attributes["Value"] else {
      return report(LogicalID(name), "output '\(name)' has no 'Value'; add it", at: body)
    }
    let isText = value.functionCall != nil || (value.array == nil && value.object == nil)
    guard !isText, value.object?.keys.contains(where: { $0.place(of: "::") != nil }) != true else { return }
    let action = value.array == nil ? "write a text" : "join its items with 'Fn::Join'"
    report(LogicalID(name), "'Value' of output '\(name)' is \(value.formWords); \(action)", at: value)
  }
}

// MARK: - Parameters

extension TemplateForm {
  private mutating func readParameter(_ name: String, _ body: Node) {
    guard let node = body["Type"], let type = node.string else { return }
    if !ParameterType.isKnown(type) {
      let nearest = Suggestion.nearest(to: type, among: ParameterType.names).map { "write '\($0)'" }
      report(
        LogicalID(name),
        "parameter '\(name)' has the type '\(type)', which CloudFormation does not have; "
          + (nearest ?? "write 'String', 'Number' or a type of AWS"), at: node)
    } else if let parameter = program.parameters[name], program.inputs.parameters[name] == nil,
      let value = parameter.value, let accepted = parameter.constraints.problem(with: value)
    {
      let shown = parameter.isHidden ? "its default" : "its default, '\(value)'"
      report(
        LogicalID(name), "parameter '\(name)' does not allow \(shown); use \(accepted)", at: body["Default"] ?? body)
    }
  }
}
