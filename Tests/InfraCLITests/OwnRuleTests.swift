import AWSResources
import Testing

@testable import InfraCLI
@testable import Validation

/// A team's own rules in the commands, in `infra.yaml` and in reports.
@Suite struct OwnRuleTests {
  let folder: TemporaryFolder

  init() throws { folder = try TemporaryFolder() }

  private static let id = "shop/gateway-is-forbidden"

  private struct GatewayIsForbidden: CheckedRule {
    let description = RuleDescription(
      id: OwnRuleTests.id, subject: .team, severity: .error, summary: "There is no internet gateway.",
      rationale: "Nothing of ours is public.", remedy: "", passes: [], fails: [])

    func check(_ model: Model, _ findings: inout Findings) {
      for gateway in model.graph.all(EC2.InternetGateway.self) {
        findings.report("gateway '\(gateway.id)' is forbidden; remove it", on: gateway)
      }
    }
  }

  private var source: FakeSource {
    var source = FakeSource(["shop": [.good]])
    source.ownRules = [GatewayIsForbidden()]
    return source
  }

  @Test func `they are listed and shown`() {
    let list = folder.app("rules", source: source)
    #expect(list.output.contains("shop/gateway-is-forbidden"))
    #expect(list.output.hasSuffix("\n\(RuleRegistry.all.count + 1) rules\n"))
    #expect(
      folder.app("rules", Self.id, source: source).output == """
        shop/gateway-is-forbidden (team, error)
          There is no internet gateway.
          why: Nothing of ours is public.

        """)
    #expect(folder.app("rules", "--json", source: source).output.contains(#""id": "shop/gateway-is-forbidden""#))
  }

  @Test func `what they find fails the run and stops the output`() {
    let line = "shop/Shop.swift:1:3: error: gateway 'R1' is forbidden; remove it [\(Self.id)]\n"
    let outcome = folder.app("validate", source: source)
    #expect(outcome.code == 1 && outcome.output.hasPrefix(line), "\(outcome.output)")
    let synth = folder.app("synth", source: source)
    #expect(synth.code == 1 && synth.output.hasPrefix(line) && synth.errors.contains("nothing is written"))
    #expect(folder.app("validate", source: FakeSource(["shop": [.good]])).code == 0)
  }

  @Test func `infra yaml states exceptions and severities for them`() throws {
    try folder.write("allow: [{rule: \(Self.id), because: a test}]\n", to: "infra.yaml")
    #expect(folder.app("validate", source: source).output.contains("because: a test"))
    try folder.write("severity: [{rule: \(Self.id), is: note, because: a test}]\n", to: "infra.yaml")
    #expect(folder.app("validate", source: source).output.hasPrefix("shop/Shop.swift:1:3: note: gateway"))
    try folder.write(
      "mandatory: [\(Self.id)]\nallow: [{rule: \(Self.id), because: a test}]\n", to: "infra.yaml")
    #expect(folder.app("validate", source: source).code == 1)
  }

  @Test func `an id that the team does not have is reported by its app, and left open elsewhere`() throws {
    try folder.write("allow: [{rule: shop/gateway-is-forbiden, because: a test}]\n", to: "infra.yaml")
    let outcome = folder.app("validate", source: source)
    #expect(outcome.output.contains("which is not a rule; write '\(Self.id)' [allowance-names-a-rule]"))
    try folder.write(
      "Resources: { Jobs: { Type: AWS::SNS::Topic, Metadata: {infra: {allow: {shop/x: a test}}} } }", to: "a.yaml")
    #expect(!folder.infra("validate", "a.yaml").output.contains("[allowance-names-a-rule]"))
  }

  @Test func `a stack allows an exception to them`() throws {
    var source = FakeSource { _ in
      var graph = try ResourceGraph("shop", [.good])
      graph.allow(Self.id, on: "R1", because: "the demonstration")
      return [graph]
    }
    source.ownRules = [GatewayIsForbidden()]
    let outcome = folder.app("validate", source: source)
    #expect(outcome.code == 0 && outcome.output.contains("because: the demonstration"))
  }

  @Test func `code scanning gets their help`() {
    let output = folder.app("validate", "--format=sarif", source: source).output
    #expect(output.contains("There is no internet gateway."))
    #expect(output.contains("Nothing of ours is public."))
    #expect(output.contains(#""ruleId": "shop/gateway-is-forbidden""#))
    #expect(output.contains("infra/v1"))
    #expect(!output.contains("**Remedy**"))
  }

  // MARK: The tool

  private static func description(_ products: [String]) -> String {
    let all = products.map { #"{"name": "\#($0)", "targets": ["shop"], "type": {"executable": null}}"# }
    return """
      {"name": "shop", "products": [\(all.joined(separator: ", "))],
       "targets": [{"name": "shop", "product_dependencies": ["Infra"]}]}
      """
  }

  private func processes(_ products: String...) -> FakeProcesses {
    let description = Array(Self.description(products).utf8)
    return FakeProcesses { invocation in
      ProcessResult(code: 0, output: invocation.arguments.first == "package" ? description : [])
    }
  }

  @Test func `infra asks the app of a package`() throws {
    try folder.write("", to: "Package.swift")
    try folder.write("", to: ".build/debug/shop")
    let asked = processes("shop")
    #expect(folder.infra("rules", "--json", processes: asked).code == 0)
    #expect(asked.lines.last == "\(folder.path)/.build/debug/shop rules --json")
  }

  @Test func `the rules of ours are listed where SwiftPM cannot read the package`() throws {
    try folder.write("", to: "Package.swift")
    let failing = FakeProcesses { _ in ProcessResult(code: 1, errors: Array("no manifest\n".utf8)) }
    let list = folder.infra("rules", processes: failing)
    #expect(list.code == 0 && list.output.hasSuffix("\(RuleRegistry.all.count) rules\n"))
    #expect(
      list.errors == """
        no manifest
        note: rules of the package's own are not listed: SwiftPM cannot read the package '.'; fix what it says above

        """)
    #expect(folder.infra("rules", Self.id, processes: failing).code == 2)
  }

  @Test func `a mistyped rule of ours is refused without a build`() throws {
    try folder.write("", to: "Package.swift")
    let idle = processes("shop")
    let outcome = folder.infra("rules", "bucket-is-not-publik", processes: idle)
    #expect(outcome.code == 2 && outcome.errors.contains("did you mean 'bucket-is-not-public'"), "\(outcome.errors)")
    #expect(idle.lines.isEmpty)
  }

  @Test func `nothing is built for a rule of ours, outside of packages and among several apps`() throws {
    let idle = processes("shop")
    #expect(folder.infra("rules", processes: idle).output.hasSuffix("\(RuleRegistry.all.count) rules\n"))
    try folder.write("", to: "Package.swift")
    #expect(folder.infra("rules", "bucket-is-not-public", processes: idle).code == 0)
    #expect(idle.lines.isEmpty)
    let several = processes("shop", "tool")
    let outcome = folder.infra("rules", processes: several)
    #expect(outcome.code == 0 && outcome.output.hasSuffix("\(RuleRegistry.all.count) rules\n"))
    #expect(outcome.errors.hasSuffix("choose an app with --product: shop, tool\n"))
  }
}
