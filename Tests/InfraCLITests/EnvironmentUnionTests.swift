import Configuration
import ResourceGraph
import Testing

@testable import InfraCLI

/// Stacks that are checked in all environments of the settings file.
@Suite struct EnvironmentUnionTests {
  let folder: TemporaryFolder

  init() throws { folder = try TemporaryFolder() }

  private func source(_ staging: [Sample], other: [Sample] = [.bad]) -> FakeSource {
    FakeSource { environment in
      [try ResourceGraph("shop", environment.name == "staging" ? staging : other)]
    }
  }

  @Test func `what all environments have is told once, and the rest with its environments`() throws {
    try folder.write("environments: { production: , test: , staging: }", to: "infra.yaml")
    let outcome = folder.app("validate", source: source([.bad, .doubtful, .hidden]))
    let (bad, doubtful) = try (Sample.bad.lines("R1"), Sample.doubtful.lines("R2"))
    let lines = outcome.output.split(separator: "\n").map(String.init)
    #expect(outcome.output.hasPrefix("shop/Shop.swift:1:3: \(bad)\n"))
    let first = try #require(doubtful.split(separator: "\n").first.map(String.init))
    let place = try #require(first.lastIndex(of: "["))
    #expect(
      lines.contains("shop/Shop.swift:2:3: \(first[..<place].dropLast()) (environment staging) \(first[place...])"))
    #expect(lines.last == "3 stacks, 5 resources: 1 error, 1 warning, 1 unknown")
    #expect(outcome.code == 1)
  }

  @Test func `an environment that is chosen is the only one`() throws {
    try folder.write("environments: { production: , staging: }", to: "infra.yaml")
    let outcome = folder.app("validate", "--environment", "staging", source: source([.good]))
    #expect(outcome.output == "1 stack, 1 resource: no findings\n" && outcome.code == 0)
    #expect(folder.app("validate", source: source([.good])).code == 1)
  }

  @Test func `errors of one environment do not hide the findings of another`() throws {
    try folder.write("environments: { production: , staging: }", to: "infra.yaml")
    let source = FakeSource { environment in
      if environment.name == "staging" { throw Diagnostics([.error("zones must be 2 to 4")]) }
      return [try ResourceGraph("shop", [.bad])]
    }
    let outcome = folder.app("validate", source: source)
    #expect(outcome.errors == "infra: error: zones must be 2 to 4 (environment staging)\n")
    #expect(outcome.output.contains("shop/Shop.swift:1:3: ") && outcome.code == 2)
    let both = FakeSource { _ in throw Diagnostics([.error("zones must be 2 to 4")]) }
    #expect(folder.app("validate", source: both).errors == "infra: error: zones must be 2 to 4\n")
  }

  @Test func `an exception that one environment needs is needed`() throws {
    try folder.write("environments: { production: , staging: }", to: "infra.yaml")
    func source(production: Sample, staging: Sample) -> FakeSource {
      FakeSource { environment in
        var shop = try ResourceGraph("shop", [environment.name == "staging" ? staging : production])
        shop.update("R1") { $0.allowances = [Allowance("identity-pool-has-no-guests", because: "a map")] }
        return [shop]
      }
    }
    let unneeded = "allows an exception to 'identity-pool-has-no-guests', which it does not break"
    let needed = source(production: .bad, staging: .good)
    for arguments in [
      ["validate"], ["validate", "--environment", "staging"], ["synth", "--environment", "staging"],
    ] {
      let outcome = folder.app(arguments, source: needed)
      #expect(!(outcome.output + outcome.errors).contains(unneeded), "\(arguments): \(outcome.output)")
      #expect(outcome.code == 0)
    }
    // One that no environment needs is told by the run that looks at all of them, and of a stack that others do not have.
    let nowhere = source(production: .good, staging: .good)
    let outcome = folder.app("validate", source: nowhere)
    #expect(outcome.output.contains(unneeded) && !outcome.output.contains("environment staging"))
    let stacks = nowhere.stacks
    let only = FakeSource { environment in try environment.name == "staging" ? stacks(environment) : [] }
    #expect(folder.app("validate", source: only).output.contains(unneeded))
  }

  @Test func `a stack need not be in every environment`() throws {
    try folder.write("environments: { production: , staging: }", to: "infra.yaml")
    let source = FakeSource { environment in
      let shop = try ResourceGraph("shop", [.good])
      return environment.name == "staging" ? [shop] : [shop, try ResourceGraph("mail", [.good])]
    }
    #expect(folder.app("validate", "--stack", "mail", source: source).output.contains("1 stack, 1 resource"))
    #expect(
      folder.app("validate", "--stack", "mall", source: source).errors
        == "infra: error: unknown stack 'mall'; did you mean 'mail'? (there are shop, mail)\n")
  }
}
