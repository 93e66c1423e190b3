import AWSResources
import ResourceGraph
import Templates
import Testing

@testable import Constructs
@testable import InfraLanguage
@testable import Validation

/// What the constructs of the examples make: every construct has an example.
struct MadeResources {
  private var kindsByType: [String: Set<String>] = [:]

  init() throws {
    for stack in Constructs.all {
      for entry in try stack.graph().entries {
        guard let construct = entry.construct, let end = construct.firstRange(of: " '") else { continue }
        kindsByType[entry.typeName(in: .cloudFormation), default: []].insert(String(construct[..<end.lowerBound]))
      }
    }
  }

  /// The constructs that make resources of a type, by what they are called: `database`.
  func kinds(of type: String) -> Set<String> { kindsByType[type] ?? [] }
}

/// Verifies that every property that a rule says to change has a parameter in Swift, or is known to have none.
@Suite struct SwiftNameCoverageTests {
  /// A property that a finding says to change, and the construct that makes its resource.
  private struct Named: Hashable {
    var kind: String
    var type: String
    var property: String
    var rule: String

    var text: String { property.isEmpty ? type : "\(type) \(property)" }
  }

  @Test func `every property that a rule says to change has a parameter, or is known to have none`() throws {
    let named = try Self.named()
    let known = Set(SwiftNames.all.map { "\($0.kind) \($0.resourceType) \($0.property)" })
    let open = named.filter { !known.contains("\($0.kind) \($0.type) \($0.property)") }
    let undecided = open.filter { named in
      !WithoutSwiftName.all.contains(named.text) && !WithoutSwiftName.all.contains("\(named.kind): \(named.text)")
    }
    #expect(
      undecided.map { "\($0.kind): \($0.text) (\($0.rule))" }.sorted() == [],
      "add a parameter to SwiftNames, or the property to WithoutSwiftName")
    let needed = Set(open.flatMap { [$0.text, "\($0.kind): \($0.text)"] })
    #expect(WithoutSwiftName.all.subtracting(needed).sorted() == [], "no rule says so")
  }

  @Test func `every name is of a property that the resource has, or that a rule says to change`() throws {
    let named = try Self.named()
    for name in SwiftNames.all {
      let type = try #require(ResourceCatalog.aws.type(named: name.resourceType, in: .cloudFormation))
      let fields = ResourceType.fieldNames(of: type, in: .cloudFormation).map { $0.path.replacing("[]", with: "") }
      #expect(
        fields.contains(name.property)
          || named.contains { $0.kind == name.kind && $0.type == name.resourceType && $0.property == name.property },
        "\(name.kind): \(name.resourceType) \(name.property)")
    }
  }

  /// What the failing examples of rules say to change, in the message or the remedy.
  private static func named() throws -> Set<Named> {
    let made = try MadeResources()
    var named: Set<Named> = []
    for rule in RuleRegistry.all where !Self.rulesOfAnyProperty.contains(rule.description.id) {
      for example in rule.description.fails {
        var findings = Findings(of: rule.init())
        rule.init().check(Model(example.graph), &findings)
        for finding in findings.reported {
          guard let property = finding.property, let entry = example.graph[property.resource] else { continue }
          let type = entry.typeName(in: .cloudFormation)
          let place = Place(entry, property.steps)
          let action = finding.message.firstRange(of: "; ").map { "\(finding.message[$0.upperBound...])" } ?? ""
          guard names(action + " " + rule.description.remedy, place) else { continue }
          for kind in made.kinds(of: type) {
            named.insert(
              Named(
                kind: kind, type: type, property: place.names.joined(separator: "."), rule: rule.description.id))
          }
        }
      }
    }
    return named
  }

  /// Whether a text has a property in quotes: a step of the path, a field of the resource, or what is beside its properties.
  private static func names(_ text: String, _ place: Place) -> Bool {
    var words = Set(place.names + place.names.map { Spelling.snakeCase($0) })
    if place.names.isEmpty {
      words = ["ApiStages", "DependsOn", "DeletionPolicy", "UpdatePolicy", "UpdateReplacePolicy", "RotationSchedule"]
    }
    if let resource = place.entry.resource {
      for field in ResourceType.fieldNames(of: Swift.type(of: resource), in: .cloudFormation) {
        words.formUnion(field.path.split { $0 == "." || $0 == "[" || $0 == "]" }.map(String.init))
      }
    }
    return text.matches(of: /'([^' ]+)'/).contains { words.contains(String($0.1)) }
  }

  /// Rules of what a team writes past the parameters alone, and of values, whose findings name the construct.
  private static let rulesOfAnyProperty: Set = ["property-exists", "value-has-its-type", "value-is-accepted-by-aws"]
}
