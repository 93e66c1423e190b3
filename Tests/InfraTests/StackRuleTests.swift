import AWSResources
import Documents
import Testing
import Validation

@testable import Infra
@testable import InfraLanguage

private let bucketHasACostCenter = RuleID("shop/bucket-has-a-cost-center")

/// A team's own rules, as teams write and test them.
@Suite struct StackRuleTests {
  private func line(of location: SourceLocation?) -> Int? { location.map { Int($0.position.line) } }

  private func stack(_ tags: KeyValuePairs<String, String> = [:], _ bucket: Bucket = Bucket("receipts")) -> Stack {
    Stack("test", region: .euWest1, tags: tags) { bucket }
  }

  private func findings(_ rule: some StackRule, in stack: Stack) throws -> [Finding] {
    let report = Validator(RuleBook(adding: [StackRuleAdapter(rule)])).checkWritten(try stack.graph())
    return report.all.filter { $0.rule.hasPrefix("shop/") }
  }

  @Test func `a rule sees the resources of constructs with the tags of their stack`() throws {
    let rule = BucketHasACostCenter()
    #expect(try rule.reports(on: stack()).map(\.resource) == ["ReceiptsBucket"])
    #expect(try rule.reports(on: stack()).map(\.outcome) == [.broken])
    #expect(try rule.reports(on: stack()).first?.property == ["Tags"])
    #expect(try rule.reports(on: stack(["cost-center": "4711"])).isEmpty)
    #expect(try rule.reports(on: stack([:], Bucket("receipts").tagged(["cost-center": "4711"]))).isEmpty)
  }

  @Test func `a finding is at the line of the construct, and an exception covers it`() throws {
    let expected = #line + 1
    let bucket = Bucket("receipts")
    let finding = try #require(try findings(BucketHasACostCenter(), in: stack([:], bucket)).first)
    #expect(line(of: finding.location) == expected)
    #expect(finding.severity == .error && finding.outcome == .broken && finding.suppression == nil)
    #expect(finding.property?.path == "Tags")
    let allowed = bucket.allowing(bucketHasACostCenter, because: "shared by all")
    #expect(
      try findings(BucketHasACostCenter(), in: stack([:], allowed)).map { $0.suppression?.reason } == ["shared by all"])
  }

  @Test func `a rule sees overrides`() throws {
    struct BucketHasNoName: StackRule {
      let description = StackRuleDescription(RuleID("shop/bucket-has-no-name"), summary: "A bucket has no name.")

      func check(_ stacks: inout StackCheck) {
        for bucket in stacks.resources(of: S3.Bucket.self) {
          if case .value("mine") = stacks.known(bucket.name) { stacks.report("'mine'; rename it", on: bucket) }
        }
      }
    }
    let bucket = Bucket("receipts").override("AWS::S3::Bucket", "BucketName", "mine")
    #expect(try findings(BucketHasNoName(), in: stack([:], bucket)).count == 1)
    #expect(try findings(BucketHasNoName(), in: stack()).isEmpty)
    #expect(try BucketHasNoName().reports(on: stack([:], bucket)).map(\.resource) == ["ReceiptsBucket"])
    #expect(try BucketHasNoName().reports(on: stack()).isEmpty)
  }

  @Test func `what a rule says of both dialects is told once in its tests`() throws {
    let bucket = Bucket("receipts").override("AWS::S3::Bucket", "BucketName", "mine")
    #expect(try BucketHasACostCenter().reports(on: stack([:], bucket)).map(\.resource) == ["ReceiptsBucket"])
  }

  @Test func `a rule knows where the stacks go, follows references and says what is not known`() throws {
    struct ServiceIsPlaced: StackRule {
      let description = StackRuleDescription(
        RuleID("shop/service-is-placed"), severity: .warning, summary: "A service is placed.")

      func check(_ stacks: inout StackCheck) {
        let place = "\(stacks.environment) \(stacks.region?.rawValue ?? "-") \(stacks.account ?? "-")"
        for policy in stacks.resources(of: S3.BucketPolicy.self) {
          let owner = stacks.resource(policy.bucket)
          stacks.report("\(place) \(owner?.id.name ?? "-"); x", on: policy)
        }
        for resource in stacks.resources where resource.type == "AWS::S3::Bucket" {
          stacks.unknown("\(resource.construct ?? "-") of \(resource.stack ?? "-")", on: resource)
          #expect(resource.tags?["Stack"] != nil)
        }
      }
    }
    let reports = try ServiceIsPlaced().reports(on: stack(), in: "production")
    #expect(reports.map(\.message) == ["production eu-west-1 - ReceiptsBucket; x", "bucket 'receipts' of test"])
    #expect(reports.map(\.outcome) == [.broken, .unknown])
    #expect(Set(try findings(ServiceIsPlaced(), in: stack()).map(\.outcome)) == [.broken, .undecided])
  }

  @Test func `a report without a message is an error at its line`() throws {
    struct IsSilent: StackRule {
      static let expected = #line + 5
      let description = StackRuleDescription(RuleID("shop/is-silent"), severity: .note, summary: "It is silent.")

      func check(_ stacks: inout StackCheck) {
        for bucket in stacks.resources(of: S3.Bucket.self) {
          stacks.report(" ", on: bucket)
        }
      }
    }
    let finding = try #require(try findings(IsSilent(), in: stack()).first)
    #expect(finding.message == "the rule has nothing to say about 'ReceiptsBucket'; state what is wrong and what to do")
    #expect(line(of: finding.location) == IsSilent.expected)
    #expect(finding.location?.file.hasSuffix("StackRuleTests.swift") == true)
  }

  // MARK: Descriptions

  private func mistakes(_ descriptions: StackRuleDescription...) -> [Diagnostic] {
    StackRuleDescription.mistakes(in: descriptions)
  }

  @Test func `two rules of one id are an error with both lines`() {
    let expected = #line + 2
    let found = mistakes(
      StackRuleDescription(RuleID("shop/a"), summary: "One."),
      StackRuleDescription(RuleID("shop/a"), summary: "Other."))
    #expect(found.count == 1)
    #expect(line(of: found.first?.location) == expected + 1)
    #expect(found.first?.message.contains(":\(expected):") == true, "\(found)")
    #expect(found.first?.message.hasPrefix("the rule 'shop/a' is also described at ") == true)
  }

  @Test(arguments: [
    "bucket-is-not-public", "bucket", "", "shop/", "/bucket", "shop/Bucket", "shop/a b", "shop/a/b", "shop/a--b",
    "shop/-a",
  ])
  func `an id without a prefix of the team's, or of another form, is an error`(id: String) {
    let expected = #line + 1
    let found = mistakes(StackRuleDescription(RuleID(id), summary: "It is."))
    #expect(found.map { line(of: $0.location) } == [expected])
    #expect(
      found.first?.message.hasPrefix("'\(id)' is not the id of a team's own rule; write your team's name, ") == true)
  }

  @Test func `a summary is required`() {
    let found = mistakes(StackRuleDescription(RuleID("shop/a"), summary: " "))
    #expect(found.map(\.message) == ["the rule 'shop/a' has no summary; describe the good state in one sentence"])
    #expect(mistakes(StackRuleDescription(RuleID("shop-2/a-1"), summary: "It is.")).isEmpty)
  }

  @Test func `the rules of an app are checked before they are used`() throws {
    struct Wrong: InfraApp {
      func stacks(in environment: Environment) -> [Stack] { [] }
      var rules: [any StackRule] { [BucketHasACostCenter(), BucketHasACostCenter()] }
    }
    struct Right: InfraApp {
      func stacks(in environment: Environment) -> [Stack] { [] }
    }
    #expect(throws: Diagnostics.self) { try Wrong().checkedRules() }
    #expect(try Right().checkedRules().isEmpty)
  }
}
