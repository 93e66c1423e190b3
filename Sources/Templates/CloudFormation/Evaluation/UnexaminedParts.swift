import Documents
import ResourceGraph

/// The parts of a template that something outside of it completes before CloudFormation reads it: macros, included files,
/// modules. What they make cannot be examined, so a note says so of each.
struct UnexaminedParts {
  private let file: String
  private var notes: [Diagnostic] = []

  /// - Parameter file: the path of the template, for the places.
  static func notes(in sections: Object, file: String) -> [Diagnostic] {
    var parts = UnexaminedParts(file: file)
    parts.read(sections)
    return parts.notes
  }

  private init(file: String) { self.file = file }

  private mutating func note(_ message: String, at node: Node) {
    notes.append(.note(message, at: SourceLocation(file: file, position: node.position)))
  }

  private mutating func read(_ sections: Object) {
    if let transforms = sections["Transform"] {
      for macro in transforms.array ?? [transforms] {
        let name = TemplateScope.transforms(macro).first ?? ""
        guard name != TemplateScope.languageExtensions else { continue }
        note("macro '\(name)' rewrites the template in the deployment, so what it makes is not examined", at: macro)
      }
    }
    for section in TemplateScope.includingSections {
      guard let node = sections[section] else { continue }
      note("what the modules of '\(section)' make is not examined", at: node)
    }
    for member in sections where member.key != "Metadata" {
      guard member.key == "Resources", let resources = member.value.object else {
        let isOfTemplate = member.key == "Fn::Transform"
        read(member.value, of: isOfTemplate ? "the template" : "section '\(member.key)'", key: member.key)
        continue
      }
      for resource in resources { read(resource) }
    }
  }

  private mutating func read(_ resource: Object.Member) {
    if resource.value["Type"]?.object != nil {
      note(
        "the template does not tell the type of '\(resource.key)', so the resource is not examined", at: resource.value)
    }
    let isOfSection = resource.key.hasPrefix("Fn::")
    read(resource.value, of: isOfSection ? "section 'Resources'" : "'\(resource.key)'", key: resource.key)
  }

  /// - Parameters:
  ///   - whole: what the node is a part of.
  ///   - key: the key that has the node.
  private mutating func read(_ node: Node, of whole: String, key: String) {
    if key == "Fn::Transform" {
      let names = (node.array ?? [node]).flatMap { TemplateScope.transforms($0) }.filter { !$0.isEmpty }
      let macro = names.isEmpty ? "a macro" : names.map { "'\($0)'" }.joined(separator: " and ")
      return note("what \(macro) adds to \(whole) is not examined", at: node)
    }
    switch node.content {
    case .array(let items): for item in items { read(item, of: whole, key: "") }
    case .object(let object): for member in object { read(member.value, of: whole, key: member.key) }
    case .null, .bool, .integer, .number, .string: return
    }
  }
}
