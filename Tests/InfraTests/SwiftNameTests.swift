import ResourceGraph
import Testing

@testable import InfraLanguage
@testable import Validation

/// Verifies that findings about constructs name their parameters.
@Suite struct SwiftNameTests {
  private let network = Network("main")

  private func findings(@StackBuilder _ elements: () -> [any StackElement]) throws -> [Finding] {
    Validator().checkWritten(try Stack("shop", region: .euWest1, elements).graph()).all
  }

  @Test func `every name is a parameter of the construct`() throws {
    let sources = try ReferencePage.sources(in: "Sources/InfraLanguage").map { try ReferencePage.source($0) }
    let declarations = PublicDeclarations(sources)
    for name in SwiftNames.all {
      let initialisers = declarations.in(name.construct).filter { $0.text.hasPrefix("init(") }
      #expect(initialisers.contains { $0.text.contains("\(name.parameter): ") }, "\(name.construct) \(name.parameter)")
      #expect(name.fix.contains("'\(name.parameter)'"), "\(name.construct) \(name.parameter)")
    }
  }

  @Test func `every property is one that a rule's example is about, and has one name`() {
    let known = Set(
      RuleRegistry.all.flatMap { rule in
        rule.description.fails.flatMap { example in
          var findings = Findings(of: rule.init())
          rule.init().check(Model(example.graph), &findings)
          return findings.reported.compactMap { finding -> String? in
            guard let property = finding.property, let entry = example.graph[property.resource] else { return nil }
            return "\(entry.typeName(in: .cloudFormation)) \(property.path)"
          }
        }
      })
    let all = SwiftNames.all.map { "\($0.type) \($0.property)" }
    #expect(all.filter { !known.contains($0) } == [])
    #expect(all.count == Set(all).count)
    #expect(SwiftNames.all.map(\.construct) == SwiftNames.all.map(\.construct).sorted())
  }

  @Test func `findings name the parameters of the constructs`() throws {
    let findings = try findings {
      PostgreSQL(
        "orders", in: network.isolatedSubnets, size: .m7g(.large), multiAZ: .off(because: "a test"),
        deletionProtection: .off(because: "a test"), backupRetention: .days(2))
      AuroraPostgreSQL(
        "items", in: network.isolatedSubnets, size: .r7g(.large), deletionProtection: .off(because: "a test"),
        backupRetention: .days(2))
      Cache("sessions", in: network.isolatedSubnets, size: .t4g(.small), failover: .off(because: "a test"))
      Bucket("receipts", versioning: .off(because: "a test"))
      Table(
        "carts", partitionKey: .string("id"), pointInTimeRecovery: .off(because: "a test"),
        deletionProtection: .off(because: "a test"))
      UserPool("people", mfa: .off(because: "a test"))
    }
    let fixes = Set(findings.compactMap { $0.message.split(separator: "; ").last.map { "\($0)" } })
    let kinds: Set = ["Aurora", "Bucket", "Cache", "Database", "Table", "UserPool"]
    for name in SwiftNames.all where kinds.contains(name.construct) {
      #expect(fixes.contains(name.fix), "\(name.construct) \(name.parameter): \(fixes.sorted())")
    }
    for name in SwiftNames.all {
      for finding in findings where finding.message.hasSuffix("; \(name.fix)") {
        #expect(finding.remedy?.contains("'\(finding.property?.steps.last ?? "")'") != true, "\(name.property)")
      }
    }
  }

  @Test func `a finding about an override names the property`() throws {
    for (type, path) in [("AWS::RDS::DBInstance", "MultiAZ"), ("aws_db_instance", "multi_az")] {
      let findings = try findings {
        PostgreSQL("orders", in: network.isolatedSubnets, size: .m7g(.large)).override(type, path, false)
      }
      let finding = try #require(findings.first { $0.rule == "database-has-a-standby" })
      #expect(finding.message.hasSuffix("; set 'MultiAZ' to true"))
    }
  }
}
