import AWSResources
import Documents
import Testing

@testable import Validation

/// Holds graphs against intents: both kinds, names of every sort, ports, and what cannot be told.
@Suite struct PathIntentTests {
  private static let place = SourceLocation(file: "infra.yaml", position: Position(line: 3, column: 5))

  private static func graph(
    _ intents: PathIntent..., change: (inout ResourceGraph) -> Void = { _ in }
  ) -> ResourceGraph {
    var graph = ResourceGraph("test")
    graph.addNetwork()
    graph.addWebService()
    graph.addDatabase()
    graph.intents = intents
    change(&graph)
    return graph
  }

  private static func report(_ graph: ResourceGraph) -> Report {
    Validator([PathIsNeverOpen.self, PathIsAlwaysOpen.self]).check(graph)
  }

  private static func mistakes(_ intents: [PathIntent], _ graphs: ResourceGraph...) -> [Diagnostic] {
    let ends = graphs.flatMap { graph -> [IntentEnds] in
      var graph = graph
      graph.intents = intents
      return Validator([]).check(graph).intentEnds
    }
    return Reachability.mistakes(in: intents, ends)
  }

  @Test func `a broken intent is found at its line, with the hops as proof`() throws {
    let graph = Self.graph(
      PathIntent(.never, from: .name("service"), to: .dataStores, at: Self.place))
    let finding = try #require(Self.report(graph).findings.first)
    #expect(finding.subject == "Database")
    #expect(finding.location == Self.place)
    #expect(finding.proof.count >= 2)
    #expect(
      finding.message
        == "database 'Database' is reachable from service 'Service', which is never intended; block the path at one of its hops"
    )
  }

  @Test func `an open path through a load balancer is one from the internet`() {
    let report = Self.report(Self.graph(PathIntent(.always, from: .internet, to: .name("Service"))))
    #expect(report.findings.isEmpty)
    #expect(report.unknowns.isEmpty)
  }

  @Test func `a blocked path names everything that blocks it`() throws {
    let graph = Self.graph(PathIntent(.always, from: .internet, to: .name("Database"), port: 5432))
    let message = try #require(Self.report(graph).findings.first?.message)
    #expect(message.contains("database 'Database' has no public address"))
    #expect(message.contains("has no route to an internet gateway"))
  }

  @Test func `a store is no path to itself`() {
    let report = Self.report(Self.graph(PathIntent(.never, from: .dataStores, to: .dataStores)))
    #expect(report.findings.isEmpty)
  }

  @Test(arguments: [
    (
      PathIntent(.never, from: .name("Servise"), to: .name("Database")),
      "no resource with network interfaces is 'Servise'; did you mean 'Service'?"
    ),
    (
      PathIntent(.always, from: .name("Service"), to: .construct("database 'orders'")),
      "database 'orders' has no network interfaces in the stacks; name what the stacks place in subnets"
    ),
    (
      PathIntent(.never, from: .name("Gateway"), to: .name("Database")),
      "no resource with network interfaces is 'Gateway'; use 'Database', 'LoadBalancer' and 'Service'"
    ),
    (
      PathIntent(.never, from: .internet, to: .internet),
      "no path to the internet can be intended; name a resource or a construct with network interfaces"
    ),
  ])
  func `names that mean nothing are mistakes`(intent: PathIntent, message: String) {
    var intent = intent
    intent.location = Self.place
    #expect(Self.mistakes([intent], Self.graph()) == [.error(message, at: Self.place)])
  }

  @Test func `ends in different systems are a mistake where the path must be open`() {
    var other = ResourceGraph("other")
    other.addNetwork()
    other.addCache()
    let always = PathIntent(.always, from: .name("Service"), to: .name("Cache"))
    let never = PathIntent(.never, from: .name("Service"), to: .name("Cache"))
    #expect(Self.mistakes([always, never], Self.graph(), other).count == 1)
  }

  @Test func `known names, ranges and data are no mistakes`() {
    let intents = [
      PathIntent(.never, from: .init("internet"), to: .init("data")),
      PathIntent(.never, from: .init("10.9.0.0/16"), to: .init("Database"), port: 5432),
      PathIntent(.never, from: .init("10.9.0.1"), to: .init("database")),
    ]
    #expect(Self.mistakes(intents, Self.graph()) == [])
  }
}
