import AWSResources
import Documents
import ResourceGraph
import Templates
import Testing

@testable import InfraLanguage
@testable import Validation

/// Services that reach each other with ECS Service Connect.
@Suite struct ServiceConnectTests {
  private let network = Network("main", zones: 2)
  private let cluster = Cluster("main", serviceConnect: true)

  private func service(
    _ name: String, on cluster: Cluster? = nil, port: Port = 8080, speaking: ApplicationProtocol = .http
  ) -> FargateService {
    FargateService(
      name, on: cluster ?? self.cluster, in: network.privateSubnets,
      image: .registry("public.ecr.aws/example/\(name.lowercased()):1.0.0"), size: .halfVCPU(.gb1), port: port,
      applicationProtocol: speaking, containerHealthCheck: .command("/health"))
  }

  private func stack(@StackBuilder _ elements: () -> [any StackElement]) -> Stack {
    Stack("shop", region: .euWest1, elements)
  }

  private func connectedGraph(_ protocolName: ApplicationProtocol = .http) throws -> ResourceGraph {
    try stack { service("api").connects(to: service("Ordering", speaking: protocolName)) }.graph()
  }

  @Test func `the server has a name in the cluster's namespace, and the client joins it`() throws {
    let graph = try connectedGraph()
    #expect(graph.resource("MainNamespace", as: ServiceDiscovery.HTTPNamespace.self)?.name == "shop-main")
    let server = try #require(graph.resource("OrderingService", as: ECS.Service.self)?.serviceConnect)
    let endpoint = try #require(server.services.first)
    #expect(server.isEnabled == true && server.services.count == 1)
    #expect(endpoint.portName == "ordering" && endpoint.discoveryName == "ordering")
    #expect(endpoint.clientAliases.map(\.dnsName) == ["ordering"])
    #expect(endpoint.clientAliases.map(\.port) == [8080])
    let client = try #require(graph.resource("ApiService", as: ECS.Service.self)?.serviceConnect)
    #expect(client.isEnabled == true && client.services.isEmpty)
    for connect in [client, server] { #expect(connect.namespace == .expression(.attribute("MainNamespace", "Arn"))) }
    // A port has a name where somebody refers to it.
    func ports(_ id: LogicalID) -> [ECS.Container.PortMapping] {
      graph.resource(id, as: ECS.TaskDefinition.self)?.containers.flatMap(\.portMappings) ?? []
    }
    #expect(ports("OrderingTaskDefinition").map(\.name) == ["ordering"])
    #expect(ports("OrderingTaskDefinition").map(\.appProtocol) == [.literal(.http)])
    #expect(ports("ApiTaskDefinition").map(\.name) == [nil])
  }

  @Test func `both dialects have the whole configuration, with the log of the proxy`() throws {
    let graph = try connectedGraph()
    let template = CloudFormation.write(graph)
    #expect(template.diagnostics == graph.notes)
    #expect(
      template.document["Resources"]?["OrderingService"]?["Properties"]?["ServiceConnectConfiguration"] == [
        "Enabled": true, "Namespace": ["Fn::GetAtt": ["MainNamespace", "Arn"]],
        "Services": [
          [
            "PortName": "ordering", "DiscoveryName": "ordering",
            "ClientAliases": [["DnsName": "ordering", "Port": 8080]],
          ]
        ],
        "LogConfiguration": [
          "LogDriver": "awslogs",
          "Options": [
            "awslogs-group": ["Ref": "OrderingLogGroup"], "awslogs-region": ["Ref": "AWS::Region"],
            "awslogs-stream-prefix": "service-connect", "mode": "non-blocking", "max-buffer-size": "25m",
          ],
        ],
        "AccessLogConfiguration": ["Format": "JSON", "IncludeQueryParameters": "DISABLED"],
      ])
    let configuration = Terraform.write(graph)
    #expect(configuration.diagnostics == graph.notes)
    let written = configuration.document["resource"]?["aws_ecs_service"]?["ordering_service"]?[
      "service_connect_configuration"]
    #expect(written?["namespace"] == "${aws_service_discovery_http_namespace.main_namespace.arn}")
    #expect(
      written?["service"] == [
        [
          "port_name": "ordering", "discovery_name": "ordering",
          "client_alias": [["dns_name": "ordering", "port": 8080]],
        ]
      ])
    #expect(written?["access_log_configuration"] == ["format": "JSON", "include_query_parameters": "DISABLED"])
    #expect(written?["log_configuration"] != nil)
  }

  // MARK: Access logs

  private func graph(_ logs: ServiceConnectLogs) throws -> ResourceGraph {
    let cluster = Cluster("main", serviceConnect: true, serviceConnectLogs: logs)
    return try stack { service("api", on: cluster).connects(to: service("ordering", on: cluster)) }.graph()
  }

  private func providerVersion(_ graph: ResourceGraph) -> String? {
    Terraform.write(graph).document["terraform"]?["required_providers"]?["aws"]?["version"]?.string
  }

  @Test func `both ends log requests, without their queries unless they are asked for`() throws {
    func logs(_ logs: ServiceConnectLogs) throws -> [ECS.ServiceConnectConfiguration.AccessLog?] {
      try graph(logs).all(ECS.Service.self).map { $0.resource.serviceConnect?.accessLog }
    }
    let json = try logs(.json())
    #expect(json.count == 2)
    #expect(json.allSatisfy { $0?.format == .literal(.json) && $0?.includesQueryParameters == .literal(.disabled) })
    let text = try logs(.text(includingQueryParameters: true))
    #expect(text.allSatisfy { $0?.format == .literal(.text) && $0?.includesQueryParameters == .literal(.enabled) })
  }

  @Test func `access logs require a version of Terraform's provider that has them`() throws {
    #expect(try providerVersion(graph(.json()))?.hasPrefix(">= 6.34") == true)
    #expect(try providerVersion(graph(.off(because: "a test")))?.hasPrefix(">= 5.100") == true)
  }

  @Test func `services without access logs say why, and keep the messages of the proxy`() throws {
    let graph = try graph(.off(because: "the services log each request"))
    #expect(
      graph.notes.map(\.message).filter { $0.contains("access logs") }.sorted() == [
        "service 'api' writes no access logs of ECS Service Connect: the services log each request",
        "service 'ordering' writes no access logs of ECS Service Connect: the services log each request",
      ])
    for service in graph.all(ECS.Service.self) {
      #expect(service.resource.serviceConnect?.accessLog == nil)
      #expect(service.resource.serviceConnect?.logConfiguration != nil)
    }
  }

  @Test func `the client starts after what it calls`() throws {
    let graph = try connectedGraph()
    #expect(graph["ApiService"]?.dependsOn.contains("OrderingService") == true)
    #expect(graph["OrderingService"]?.dependsOn.contains("ApiService") == false)
    let written = Terraform.write(graph).document["resource"]?["aws_ecs_service"]?["api_service"]
    #expect(written?["depends_on"]?.array?.contains("aws_ecs_service.ordering_service") == true)
  }

  private func variables(_ graph: ResourceGraph) -> [String?] {
    graph.resource("ApiTaskDefinition", as: ECS.TaskDefinition.self)?.containers.first?.environment.map {
      "\($0.name?.literal ?? "")=\($0.value?.literal ?? "")"
    } ?? []
  }

  @Test func `the client's code gets the address`() throws {
    #expect(
      variables(try connectedGraph()) == [
        "ORDERING_URL=http://ordering:8080", "ORDERING_HOST=ordering", "ORDERING_PORT=8080",
      ])
    #expect(variables(try connectedGraph(.tcp)) == ["ORDERING_HOST=ordering", "ORDERING_PORT=8080"])
    let graph = try stack { service("api").connects(to: service("ordering"), prefix: "ORDERS") }.graph()
    #expect(variables(graph).first == "ORDERS_URL=http://ordering:8080")
  }

  @Test(arguments: [(ApplicationProtocol.http2, "http2" as String?), (.grpc, "grpc"), (.tcp, nil)])
  func `a port states what it speaks`(speaking: ApplicationProtocol, literal: String?) throws {
    let port = try connectedGraph(speaking).resource("OrderingTaskDefinition", as: ECS.TaskDefinition.self)?
      .containers.first?.portMappings.first
    #expect(port?.appProtocol?.literal?.rawValue == literal)
  }

  @Test func `the client reaches the server on its port, and nobody else does`() throws {
    let graph = try connectedGraph()
    let engine = Model(graph).reachability
    func verdict(_ source: LogicalID, _ target: LogicalID, _ port: Int) throws -> NetworkPath.Verdict {
      let (source, target) = (try #require(engine.resource(source)), try #require(engine.resource(target)))
      return engine.verdict(of: engine.ways(from: .resource(source), to: target, on: port))
    }
    #expect(try verdict("ApiService", "OrderingService", 8080) == .reachable)
    #expect(try verdict("ApiService", "OrderingService", 8081) == .blocked)
    #expect(try verdict("OrderingService", "ApiService", 8080) == .blocked)
    // Among others, 'task-group-admits-only-its-callers'.
    #expect(Validator().check(graph).findings.filter { $0.severity == .error }.map(\.rule) == [])
    let rules = graph.all(EC2.SecurityGroupIngress.self).filter {
      $0.sourceSecurityGroup?.id == "ApiServiceSecurityGroup"
    }
    #expect(rules.map { $0.securityGroup?.id } == ["OrderingServiceSecurityGroup"])
    #expect(rules.map(\.fromPort) == [8080] && rules.map(\.toPort) == [8080])
  }

  // MARK: Several stacks

  @Test func `a server of another stack is deployed first`() throws {
    let (api, ordering) = (service("api"), service("ordering"))
    let system = System(
      [
        Stack("front", region: .euWest1) { api.connects(to: ordering) },
        Stack("platform", region: .euWest1) {
          network
          cluster
        },
        Stack("orders", region: .euWest1) { ordering },
      ], in: Environment(name: "default"))
    #expect(system.diagnostics == [])
    #expect(system.graphs.map(\.name) == ["platform", "orders", "front"])
    let client = try #require(system.graphs.last)
    #expect(client["ApiService"]?.dependsOn.contains("OrderingService") == false)
    #expect(client.resource("ApiService", as: ECS.Service.self)?.serviceConnect?.services.isEmpty == true)
    let server = system.graphs[1].resource("OrderingService", as: ECS.Service.self)
    #expect(server?.serviceConnect?.services.count == 1)
    for graph in system.graphs { #expect(Terraform.write(graph).diagnostics == graph.notes) }
  }

  @Test func `two stacks have no service of one name in a namespace`() {
    // Another port makes them two services.
    func orders(_ stack: String, port: Port) -> Stack {
      let server = service("orders", port: port)
      return Stack(stack, region: .euWest1) {
        server
        service("api-\(stack)").connects(to: server)
      }
    }
    let system = System(
      [
        Stack("platform", region: .euWest1) {
          network
          cluster
        }, orders("one", port: 8080), orders("two", port: 9090),
      ], in: Environment(name: "default"))
    let messages = system.diagnostics.map(\.message)
    #expect(messages.count == 1)
    #expect(messages.first?.contains("are both 'orders' in one namespace of ECS Service Connect; rename one") == true)
  }

  @Test func `a cluster that exists already states its namespace`() throws {
    let arn = "arn:aws:servicediscovery:eu-west-1:111122223333:namespace/ns-0a1b2c3d4e5f6071"
    let shared = Cluster.existing("shared", clusterName: "shared", namespaceARN: .init(arn))
    let graph = try stack { service("api", on: shared).connects(to: service("ordering", on: shared)) }.graph()
    let written = CloudFormation.write(graph).document["Resources"]?["ApiService"]?["Properties"]
    #expect(written?["ServiceConnectConfiguration"]?["Namespace"] == .string(arn))
  }

  // MARK: Errors

  private func messages(@StackBuilder _ elements: () -> [any StackElement]) -> [String] {
    stack(elements).errors.map(\.message)
  }

  @Test func `what ECS does not connect is an error`() {
    let plain = Cluster("plain")
    #expect(
      messages { service("api", on: plain).connects(to: service("ordering", on: plain)) } == [
        "service 'api' connects to service 'ordering', and cluster 'plain' has no namespace in which it could be found; pass "
          + "'serviceConnect: true'"
      ])
    #expect(
      messages { service("api").connects(to: service("ordering", on: plain)) } == [
        "service 'api' connects to service 'ordering', and they are on the clusters 'main' and 'plain'; place both on one "
          + "cluster"
      ])
    #expect(
      messages { service("api").connects(to: service("api")) } == [
        "service 'api' connects to itself; use the address 'localhost'"
      ])
    let shared = Cluster.existing("shared", clusterName: "shared")
    #expect(
      messages { service("api", on: shared).connects(to: service("ordering", on: shared)) }.first?.hasSuffix(
        "pass its 'namespaceARN'") == true)
  }

  @Test(arguments: [0, 65_536])
  func `a port that TCP does not have is told once, with its container`(_ port: Int) {
    let messages = messages { service("api").connects(to: service("ordering", port: Port(port))) }
    #expect(messages == ["container 'ordering' of service 'ordering' has the port \(port); use 1 to 65535"])
  }

  @Test func `services do not connect in a circle`() {
    let (api, ordering, stock) = (service("api"), service("ordering"), service("stock"))
    #expect(
      messages {
        stock.connects(to: api)
        api.connects(to: ordering)
        ordering.connects(to: stock)
      } == [
        "services connect to each other in a circle, 'api' → 'ordering' → 'stock' → 'api', and a task finds only what was deployed "
          + "before it; let one of them reach the next through a load balancer or a queue"
      ])
  }

  // MARK: TLS

  private let authority = CertificateAuthority.existing(
    certificateAuthorityARN: "arn:aws:acm-pca:eu-west-1:111122223333:certificate-authority/0a1b2c3d")

  private func encryptedGraph(_ tls: ServiceConnectTLS) throws -> ResourceGraph {
    let cluster = Cluster("main", serviceConnect: true, serviceConnectTLS: tls)
    return try stack { service("api", on: cluster).connects(to: service("ordering", on: cluster)) }.graph()
  }

  @Test func `a server has a certificate of the authority, and ECS a role to get it`() throws {
    let graph = try encryptedGraph(.issued(by: authority))
    let server = try #require(graph.resource("OrderingService", as: ECS.Service.self)?.serviceConnect)
    let tls = try #require(server.services.first?.tls)
    #expect(tls.certificateAuthority?.literal?.hasSuffix("certificate-authority/0a1b2c3d") == true)
    #expect(tls.role?.id == "OrderingServiceConnectRole" && tls.kmsKey == nil)
    // A client alone has none.
    #expect(graph.all(IAM.Role.self).filter { $0.managedPolicies != nil }.count == 1)
    let role = try #require(graph.resource("OrderingServiceConnectRole", as: IAM.Role.self))
    #expect(role.policies.isEmpty)
    let template = CloudFormation.write(graph)
    #expect(template.diagnostics == graph.notes)
    let connect = template.document["Resources"]?["OrderingService"]?["Properties"]?["ServiceConnectConfiguration"]
    #expect(
      connect?["Services"]?.array?.first?["Tls"] == [
        "IssuerCertificateAuthority": [
          "AwsPcaAuthorityArn": "arn:aws:acm-pca:eu-west-1:111122223333:certificate-authority/0a1b2c3d"
        ],
        "RoleArn": ["Fn::GetAtt": ["OrderingServiceConnectRole", "Arn"]],
      ])
    let configuration = Terraform.write(graph)
    #expect(configuration.diagnostics == graph.notes)
    let written = configuration.document["resource"]?["aws_ecs_service"]?["ordering_service"]
    // ECS asks for the certificate at once, so the role has its permissions before.
    #expect(
      written?["depends_on"]?.array?.contains("aws_iam_role_policy_attachment.ordering_service_connect_role") == true
        || written?["depends_on"]?.array?.contains { $0.string?.contains("ordering_service_connect_role") == true }
          == true
    )
  }

  @Test func `a key encrypts the private keys, and the role may use it`() throws {
    let graph = try encryptedGraph(.issued(by: authority, key: EncryptionKey("mesh")))
    let server = try #require(graph.resource("OrderingService", as: ECS.Service.self)?.serviceConnect)
    #expect(server.services.first?.tls?.kmsKey?.id == "MeshKey")
    // A policy of its own: Terraform's provider deprecates those in a role. The service waits for it.
    let policy = try #require(graph.resource("OrderingServiceConnectPolicy", as: IAM.RolePolicy.self))
    #expect(policy.role?.id == "OrderingServiceConnectRole")
    #expect(graph["OrderingService"]?.dependsOn.contains("OrderingServiceConnectPolicy") == true)
    let statement = try #require(policy.document?.statements.first)
    #expect(
      statement.actions?.values == ["kms:Decrypt", "kms:Encrypt", "kms:GenerateDataKey", "kms:GenerateDataKeyPair"])
    #expect(statement.resources?.values.flatMap { $0.expression.referencedIDs } == ["MeshKey"])
  }

  @Test func `TLS without Service Connect is an error`() {
    let cluster = Cluster("main", serviceConnectTLS: .issued(by: authority))
    #expect(
      stack { cluster }.errors.map(\.message) == [
        "cluster 'main' encrypts ECS Service Connect and does not have it; pass 'serviceConnect: true'"
      ])
  }
}
