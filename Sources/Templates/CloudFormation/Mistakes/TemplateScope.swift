import Documents
import ResourceGraph

/// The names that a template defines.
///
/// A macro, an included file or a module can define more, and so can a loop whose collection the template does not tell:
/// then a name that is not here may still exist.
struct TemplateScope {
  private(set) var parameters: Set<String>
  private(set) var resources: Set<String>
  private(set) var conditions: Set<String>
  private(set) var mappings: Set<String>
  /// Whether there may be other resources, parameters and mappings.
  private(set) var isOpen: Bool
  /// Whether there may be other conditions.
  private(set) var hasOpenConditions: Bool
  /// The logical ids of modules, whose resources have ids that begin with them.
  private let modules: [String]

  static let pseudoParameters: Set<String> = [
    "AWS::AccountId", "AWS::NoValue", "AWS::NotificationARNs", "AWS::Partition", "AWS::Region", "AWS::StackId",
    "AWS::StackName", "AWS::URLSuffix",
  ]
  /// The macro that is evaluated here.
  static let languageExtensions = "AWS::LanguageExtensions"
  /// The sections of the modules of the AWS CLI and of Rain.
  static let includingSections = ["Modules", "Packages", "Rain"]

  /// - Parameters:
  ///   - resources: the resources with loops written out.
  ///   - program: the parameters, and the conditions with loops written out.
  init(_ sections: Object, resources: Object, _ program: TemplateProgram) {
    parameters = Set(sections["Parameters"]?.object?.keys.map { $0 } ?? [])
    self.resources = Set(resources.keys)
    conditions = Set(program.conditions.keys)
    mappings = Set(sections["Mappings"]?.object?.keys.map { $0 } ?? [])
    modules = resources.filter { $0.value["Type"]?.string?.hasSuffix("::MODULE") ?? false }.map(\.key)
    let named = ["Parameters", "Mappings", "Resources", "Conditions"].compactMap { sections[$0] }
    // An included file, a macro in a section, a module of the AWS CLI or of Rain.
    let isIncluding =
      sections["Fn::Transform"] != nil || Self.includingSections.contains { sections[$0] != nil }
      || named.contains { $0["Fn::Transform"] != nil || $0.hasDirective }
    let transforms = Self.transforms(sections["Transform"])
    let isExpanded = Self.isRewritten(sections)
    let hasLoops = (Array(resources.keys) + Array(program.conditions.keys)).contains { $0.hasPrefix("Fn::") }
    let hasComputedTypes = resources.contains { $0.value["Type"]?.object != nil }
    isOpen = isIncluding || isExpanded || hasLoops || hasComputedTypes
    // SAM adds resources, not conditions.
    hasOpenConditions =
      isIncluding || hasLoops
      || transforms.contains { $0 != Self.languageExtensions && !$0.hasPrefix("AWS::Serverless-") }
  }

  /// Whether macros rewrite the template before CloudFormation reads it.
  static func isRewritten(_ sections: Object) -> Bool {
    transforms(sections["Transform"]).contains { $0 != languageExtensions }
  }

  /// The names of the macros that rewrite the template.
  static func transforms(_ section: Node?) -> [String] {
    guard let section else { return [] }
    return (section.array ?? [section]).map { $0.string ?? $0["Name"]?.string ?? "" }
  }

  func hasResource(_ name: String) -> Bool {
    isOpen || resources.contains(name) || modules.contains { name.hasPrefix($0) }
  }

  func hasValue(_ name: String) -> Bool {
    parameters.contains(name) || hasResource(name)
  }

  func hasCondition(_ name: String) -> Bool { hasOpenConditions || conditions.contains(name) }

  func hasMapping(_ name: String) -> Bool { isOpen || mappings.contains(name) }
}

extension Node {
  /// Whether Rain replaces a part of the tree.
  fileprivate var hasDirective: Bool {
    switch content {
    case .array(let items): items.contains(where: \.hasDirective)
    case .object(let object): object.members.contains { $0.key.hasPrefix("Rain::") || $0.value.hasDirective }
    case .null, .bool, .integer, .number, .string: false
    }
  }
}
