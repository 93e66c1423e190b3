import ResourceGraph
import Testing

@testable import InfraLanguage

/// The path patterns of a route.
struct `A route to a folder` {
  private let network = Network("main")

  private func service(_ name: String) -> FargateService {
    FargateService(
      name, on: Cluster("shop"), in: network.privateSubnets, image: .registry("example.com/\(name):1"),
      size: .halfVCPU(.gb1), port: 3000)
  }

  private func stack(@RouteBuilder _ routes: () -> [Route]) -> Stack {
    Stack("shop", region: .euWest1) {
      LoadBalancer(
        internal: "inside", in: network.privateSubnets, certificate: .existing(certificateARN: "arn:x"), routes)
    }
  }

  private func patterns(@RouteBuilder _ routes: () -> [Route]) throws -> [[String]] {
    try stack(routes).graph().all(ElasticLoadBalancing.ListenerRule.self).map { rule in
      rule.conditions.compactMap(\.pathPattern).flatMap { $0.values?.items ?? [] }.compactMap(\.literal)
    }
  }

  @Test func `matches the path itself too`() throws {
    #expect(
      try patterns { Route("/orders/*", "/carts/*", to: service("api")) } == [
        ["/orders/*", "/carts/*", "/orders", "/carts"]
      ])
    #expect(try patterns { Route("/*", to: service("api")) } == [["/*"]])
  }

  @Test func `leaves the path to another route that matches it`() throws {
    #expect(
      try patterns {
        Route("/orders/*", to: service("api"))
        Route("/orders", to: service("list"))
      }.map(Set.init) == [["/orders/*"], ["/orders"]])
  }

  @Test func `keeps the ids of its rules, and the quota of values`() throws {
    let graph = try stack { Route("/a/*", "/b/*", "/c/*", to: service("api")) }.graph()
    let rules = graph.all(ElasticLoadBalancing.ListenerRule.self)
    let id = try #require(rules.first?.id.name)
    #expect(rules.count == 1 && id.hasPrefix("InsideApiABC") && id.hasSuffix("Rule"))
    // One path of the same words is another route.
    let other = try stack { Route("/a/b/c/*", to: service("api")) }.graph()
    #expect(other.all(ElasticLoadBalancing.ListenerRule.self).map(\.id) == ["InsideApiABCRule"])
    #expect(id != "InsideApiABCRule")
    #expect(rules.first?.conditions.first?.pathPattern?.values?.items.count == 3)
    #expect(graph.notes.contains { $0.message.contains("does not match '/a', '/b', '/c'") })
    let errors = stack { Route("/a", "/b", "/c", "/d", "/e", "/f", to: service("api")) }.errors
    #expect(errors.map(\.message).contains { $0.contains("has 6 values in its conditions; AWS accepts 5") })
  }
}

/// The zones of a network by their ids.
struct `A zone id` {
  private let network = Network("main", zoneIDs: ["use1-az1", "use1-az4"])

  @Test func `places subnets and the instances of a cluster`() throws {
    let graph = try Stack("shop", region: .usEast1) {
      AuroraPostgreSQL("orders", in: network.isolatedSubnets, size: .r7g(.large))
    }.graph()
    let subnets = graph.all(EC2.Subnet.self)
    #expect(subnets.count == 6 && subnets.allSatisfy { $0.availabilityZone == nil })
    #expect(Set(subnets.compactMap { $0.availabilityZoneID?.literal }) == ["use1-az1", "use1-az4"])
    let servers = graph.all(RDS.DBClusterInstance.self).compactMap(\.availabilityZone)
    #expect(
      servers == [1, 2].map { .expression(.attribute(LogicalID("MainIsolatedSubnet\($0)"), "AvailabilityZone")) })
  }

  @Test func `has the form of an id, and stands once`() {
    func messages(_ ids: [String]) -> [String] {
      Stack("shop", region: .usEast1) { Network("main", zoneIDs: ids) }.errors.map(\.message)
    }
    #expect(
      messages(["us-east-1a", "use1-az2"]) == [
        "network 'main' has the zone id 'us-east-1a'; use the id of an Availability Zone, such as 'use1-az1'"
      ])
    #expect(
      messages(["use1-az2", "use1-az2"]) == ["network 'main' has a zone id twice; use another one for each zone"])
    #expect(messages(["use1-az2"]) == ["network 'main' has 1 zones; use 2 to 4"])
  }

  @Test func `is noted where a region may have fewer zones than the network`() throws {
    func notes(_ region: Region) throws -> [String] {
      try Stack("shop", region: region) { Network("main", zones: 4) }.graph().notes.map(\.message)
    }
    #expect(
      try notes(.euCentral1) == [
        "network 'main' has 4 zones, and region eu-central-1 is not known to have more than 3; with fewer zones the stack cannot "
          + "be deployed"
      ])
    #expect(try notes(.usEast1) == [])
  }
}

/// What AWS needs beside the templates.
struct `A note for the app` {
  @Test func `stands once, without a line`() throws {
    let stack = Stack("shop", region: .euWest1) {
      Topic("operations", subscribers: .email("operations@example.com"), .email("office@example.com"))
      Topic("managers", subscribers: .email("managers@example.com"))
      UserPool("customers", signUp: .open)
      UserPool("partners", signUp: .open)
      SlackChannel("alerts", workspaceID: "T07EA123LEP", channelID: "C07EZ1ABC23", topics: Topic("alerts"))
    }
    let notes = try stack.graph().notes
    #expect(notes.allSatisfy { $0.location == nil && $0.severity == .note })
    #expect(notes.map(\.message) == [AppNote.mailConfirmation, .cognitoMail, .slackAuthorization].map(\.text))
  }
}
