import AWSResources
import Foundation
import Templates
import Testing

@testable import Validation

/// Verifies that the properties of findings exist, so that a finding has a line in templates of both dialects.
struct FindingPropertyTests {
  struct Case: Sendable, CustomTestStringConvertible {
    var rule: String
    var type: any Resource.Type
    var place: Place
    var testDescription: String {
      "\(rule): \(type.resourceType.cloudFormation) \(place.property.joined(separator: "."))"
    }
  }

  /// Each property of each type that a finding or an unknown of an example is about.
  static let cases: [Case] = {
    var seen: Set<String> = []
    return RuleRegistry.all.flatMap { rule in
      (rule.description.fails + rule.description.undetermined).flatMap { example -> [Case] in
        let graph = example.graph
        var findings = Findings(of: rule.init())
        rule.init().check(Model(graph), &findings)
        let properties = findings.reported.map(\.property) + findings.unknowns.map(\.property)
        return properties.compactMap { property in
          guard let property, !property.steps.isEmpty, let entry = graph[property.resource],
            let resource = entry.resource
          else { return nil }
          let found = Case(rule: rule.description.id, type: type(of: resource), place: Place(entry, property.steps))
          return seen.insert(found.testDescription).inserted ? found : nil
        }
      }
    }
  }()

  @Test(arguments: cases)
  func `a property of a finding is in the field list, or explicitly absent`(_ example: Case) {
    let cloudFormation = FieldList(example.type, .cloudFormation).fields(at: example.place.property)
    let terraform = FieldList(example.type, .terraform).fields(at: example.place.terraformProperty)
    switch (cloudFormation.isEmpty, terraform.isEmpty) {
    case (false, false): break
    case (true, false):
      #expect(terraform.allSatisfy { $0.isDialectSpecific }, "no such property in CloudFormation")
    case (false, true):
      #expect(
        TerraformNames.isSeparateResource(example.place) || cloudFormation.allSatisfy { $0.isDialectSpecific },
        "not '\(example.place.terraformProperty.joined(separator: "."))' in Terraform: add its name to TerraformNames")
    case (true, true): Issue.record("no such property in either dialect")
    }
  }

  @Test func `every name in TerraformNames is in the field lists`() throws {
    for (name, properties) in TerraformNames.exceptions {
      let type = try #require(ResourceCatalog.aws.type(named: name, in: .cloudFormation), "\(name)")
      for path in properties.keys {
        // A step with dots is a key of a list of `Key` and `Value`.
        let steps = path.split(separator: ".", maxSplits: path.hasPrefix("LoadBalancerAttributes.") ? 1 : .max)
        let place = Place(Entry("Resource", type.init()), steps.map(String.init))
        let fields = FieldList(type, .cloudFormation).fields(at: place.property)
        #expect(!fields.isEmpty, "\(name) \(path)")
        guard !TerraformNames.isSeparateResource(place) else { continue }
        let terraform = place.terraformProperty
        #expect(terraform.isEmpty || !FieldList(type, .terraform).fields(at: terraform).isEmpty, "\(name) \(path)")
      }
    }
  }

  @Test func `every property that a rule names is in a field list`() throws {
    var steps: Set<String> = []
    for type in ResourceCatalog.aws.types {
      for dialect in [Dialect.cloudFormation, .terraform] {
        for field in ResourceType.fieldNames(of: type, in: dialect) {
          steps.formUnion(
            field.path.split { $0 == "." || $0 == "[" || $0 == "]" }.map { Spelling.snakeCase(String($0)) })
        }
      }
    }
    for file in try RuleRegistryTests.files() {
      let path = RuleRegistryTests.package.appending(path: "Sources/Validation/Rules/\(file.folder)/\(file.name).swift")
      let source = try String(contentsOf: path, encoding: .utf8)
      for match in source.matches(of: /\bat: ("\w+"(?:,\s+"\w+")*)/) {
        for step in match.1.matches(of: /"(\w+)"/).map(\.1) where !Self.isRaw(String(step)) {
          #expect(steps.contains(Spelling.snakeCase(String(step))), "\(file.name): \(step)")
        }
      }
    }
  }

  /// Properties of resources without a struct, and misspelled ones.
  private static func isRaw(_ step: String) -> Bool {
    [
      "Users", "PolicyArn", "UserData", "route", "VisibilityTimout", "Colour",
      // CloudTrail, EC2, Auto Scaling, EKS, CodeDeploy, CodeBuild
      "IsMultiRegionTrail", "IsLogging", "enable_log_file_validation", "kms_key_id", "MetadataOptions",
      "associate_public_ip_address", "VPCZoneIdentifier", "vpc_zone_identifier", "HealthCheckType",
      "ResourcesVpcConfig",
      "Logging", "enabled_cluster_log_types", "AutoRollbackConfiguration", "logs_config",
    ].contains(step)
  }
}

/// The names of a type's fields in a dialect.
private struct FieldList {
  private let fields: [(path: String, name: FieldName)]

  init(_ type: any Resource.Type, _ dialect: Dialect) {
    fields = ResourceType.fieldNames(of: type, in: dialect).filter { $0.companion == nil }.flatMap { name in
      let path = name.path.replacing("[]", with: "")
      guard case .keyValueList(let names) = name.kind else { return [(path, name)] }
      return [(path, name)] + names.map { ("\(path).\($0.path)", $0) }
    }
  }

  /// The field at a path, the fields inside it, or the field around it that takes any names.
  func fields(at steps: [String]) -> [FieldName] {
    let path = steps.filter { Int($0) == nil }.joined(separator: ".")
    return fields.filter { field in
      field.path == path || field.path.hasPrefix("\(path).")
        || (field.name.hasFreeNames && path.hasPrefix("\(field.path)."))
    }.map(\.name)
  }
}

extension FieldName {
  /// Whether the value of the field has names or a structure of its own, which the field list does not have.
  fileprivate var hasFreeNames: Bool {
    switch kind {
    case .namedValues, .any, .string, .examples: true
    default: false
    }
  }
}
