import Foundation
import ResourceGraph
import Testing
import Validation

@testable import InfraLanguage

/// Whoever lifts a default says why, and reports show it: with the exception to a rule, or in a note.
@Suite struct LiftedDefaultTests {
  private static let reason = "the reason of this test"
  private static let off = Safeguard.off(because: reason)
  private static let network = WrongValue.network
  private static let cluster = WrongValue.cluster

  /// A description that states a reason, by what takes it.
  struct Lifted: Sendable, CustomTestStringConvertible {
    let testDescription: String
    let stack: @Sendable () -> Stack

    init(_ name: String, @StackBuilder _ elements: @escaping @Sendable () -> [any StackElement]) {
      self.init(name, stack: { Stack("shop", region: .usEast1, elements) })
    }

    private init(_ name: String, stack: @escaping @Sendable () -> Stack) {
      testDescription = name
      self.stack = stack
    }

    static func ofStack(_ name: String, _ stack: @escaping @Sendable () -> Stack) -> Lifted {
      Lifted(name, stack: stack)
    }
  }

  private static func database(multiAZ: Safeguard = .on, deletionProtection: Safeguard = .on) -> PostgreSQL {
    PostgreSQL(
      "orders", in: network.isolatedSubnets, size: .m7g(.large), multiAZ: multiAZ,
      deletionProtection: deletionProtection)
  }

  private static func service(
    tag: String = "v1.0.0", readOnlyRootFileSystem: Safeguard = .on, exec: ExecAccess = .denied
  ) -> FargateService {
    FargateService(
      "api", on: cluster, in: network.privateSubnets,
      task: TaskDefinition(size: .quarterVCPU(.gb1)) {
        Container(
          "api", image: .repository(.existing("api", repositoryName: "api"), tag: tag), port: 8080,
          readOnlyRootFileSystem: readOnlyRootFileSystem)
      }, exec: exec)
  }

  private static func balancer(deletionProtection: Safeguard = .on) -> LoadBalancer {
    LoadBalancer(
      internal: "inside", in: network.privateSubnets, certificate: WrongValue.certificate,
      deletionProtection: deletionProtection
    ) {}
  }

  private static func httpAPI(
    _ requirement: APIRoute<HTTPAPI>.Requirement = .token(), accessLogs: Safeguard = .on
  ) -> HTTPAPI {
    HTTPAPI(
      "shop",
      integration: .serviceDiscovery(
        ServiceNamespace("shop", domain: "shop.internal", in: network),
        through: VPCLink("shop", in: network.privateSubnets)),
      authorizer: .jwt(of: users, clients: [client]), accessLogs: accessLogs
    ) { APIRoute(.get, "/orders", to: service(), requires: requirement) }
  }

  private static func restAPI(accessLogs: Safeguard = .on, caching: ResponseCaching? = nil) -> RESTAPI {
    RESTAPI(
      "shop",
      integration: .sharedBalancer(
        balancer(), through: VPCLink("shop", in: network.privateSubnets), serverName: "inside.example.com"),
      account: APIGatewayAccount("gateway"), authorizer: .jwt(of: users, clients: [client]),
      cache: caching == nil ? nil : .gb0Point5, accessLogs: accessLogs
    ) { APIRoute(.get, "/orders", to: service(), caching: caching) }
  }

  private static let files = Bucket("files")
  private static let users = UserPool("users", domain: .prefix("example-shop"))
  private static let client = UserPoolClient("app", of: users, callbacks: ["https://shop.example.com/in"])

  private static let data = [
    Lifted("Bucket.versioning") { Bucket("files", versioning: off) },
    Lifted("FileSystem.backups") { FileSystem("files", in: network.isolatedSubnets, backups: off) },
    Lifted("Table.pointInTimeRecovery") { Table("carts", partitionKey: .string("id"), pointInTimeRecovery: off) },
    Lifted("Table.deletionProtection") { Table("carts", partitionKey: .string("id"), deletionProtection: off) },
    Lifted("Cache.failover") {
      Cache("sessions", in: network.isolatedSubnets, size: .t4g(.small), failover: off)
    },
    Lifted("Database.multiAZ") { database(multiAZ: off) },
    Lifted("Database.deletionProtection") { database(deletionProtection: off) },
    Lifted("Aurora.deletionProtection") {
      AuroraPostgreSQL("orders", in: network.isolatedSubnets, size: .r7g(.large), deletionProtection: off)
    },
    Lifted("AuroraReadReplicas.none") {
      AuroraPostgreSQL(
        "orders", in: network.isolatedSubnets, size: .r7g(.large), readReplicas: .none(because: reason))
    },
    Lifted("DatabaseSignIn.masterPasswordAtStart") {
      service().connects(to: database(), as: .masterPasswordAtStart(because: reason))
    },
    Lifted("Redrive.none") { Queue("jobs", redrive: .none(because: reason)) },
    Lifted("KafkaLogs.none") {
      KafkaCluster("events", in: network.isolatedSubnets, size: .m7g(.large), logs: .none(because: reason))
    },
  ]

  private static let entrances = [
    Lifted("UserPool.deletionProtection") { UserPool("users", deletionProtection: off) },
    Lifted("SecondFactor.off") { UserPool("users", mfa: .off(because: reason)) },
    Lifted("PasswordPolicy.weak") { UserPool("users", passwords: .weak(length: 8, because: reason)) },
    Lifted("GuestAccess.allowed") {
      IdentityPool(
        "app", clients: client, signedIn: [.ownPrefix(of: files, at: "users/")],
        guests: .allowed([.ownPrefix(of: files, at: "guests/")], because: reason))
    },
    Lifted("LoadBalancer.deletionProtection") { balancer(deletionProtection: off) },
    Lifted("DistributionFirewall.off") {
      Distribution("web", default: .host("api.example.com"), firewall: .off(because: reason))
    },
    Lifted("DistributionLogs.off") {
      Distribution(
        "web", default: .host("api.example.com"), firewall: .webACL(EdgeWebACL("web")),
        accessLogs: .off(because: reason))
    },
    Lifted("ManagedRules.counting") {
      WebACL("web", rules: [.common.counting("SizeRestrictions_BODY", because: reason)])
    },
    Lifted("RequestLimit.unlimited") { WebACL("web", limit: .unlimited(because: reason)) },
    Lifted("HTTPAPI.accessLogs") { httpAPI(accessLogs: off) },
    Lifted("APIRoute.open") { httpAPI(.open(because: reason)) },
    Lifted("RESTAPI.accessLogs") { restAPI(accessLogs: off) },
    Lifted("ResponseCaching.perCaller") { restAPI(caching: .responses(perCaller: off)) },
  ]

  private static let workloads = [
    Lifted("Container.readOnlyRootFileSystem") { service(readOnlyRootFileSystem: off) },
    Lifted("ExecAccess.allowed") { service(exec: .allowed(because: reason)) },
    Lifted("Network.single") { Network("main", zones: 2, nat: .single(because: reason)) },
    Lifted("ServiceConnectLogs.off") {
      let cluster = Cluster("main", serviceConnect: true, serviceConnectLogs: .off(because: reason))
      let services = ["web", "orders"].map {
        FargateService(
          $0, on: cluster, in: network.privateSubnets, image: WrongValue.image, size: .quarterVCPU(.gb1), port: 8080)
      }
      services[0].connects(to: services[1])
    },
    Lifted("Adjustable.override") {
      Bucket("files").override("AWS::S3::Bucket", "NewProperty", "x", because: reason)
    },
    Lifted("Adjustable.removing") { Bucket("files").removing("AWS::S3::Bucket", "NewProperty", because: reason) },
    Lifted("Adjustable.allowing") { service(tag: "latest").allowing(.imageTagIsImmutable, because: reason) },
    Lifted("Raw.init") { Raw("New", "AWS::New::Type", [:], because: reason) },
    Lifted.ofStack("Disposal.because") {
      Stack("shop", region: .usEast1, disposable: .because(reason)) { Bucket("files") }
    },
  ]

  static let all = data + entrances + workloads

  @Test(arguments: all)
  func `a report shows the reason`(_ lifted: Lifted) throws {
    let graph = try lifted.stack().graph()
    let report = Validator().checkWritten(graph)
    let reasons = report.allowed.compactMap(\.suppression?.reason) + graph.notes.map(\.message)
    #expect(reasons.contains { $0.contains(Self.reason) }, "\(reasons)")
  }

  /// What takes a reason, as the sources of the language declare it: `Bucket.versioning`, `Redrive.none`.
  private func declared() throws -> Set<String> {
    let folder = URL(fileURLWithPath: #filePath).deletingLastPathComponent().appending(
      path: "../../Sources/InfraLanguage")
    let files = FileManager.default.enumerator(at: folder, includingPropertiesForKeys: nil)?.compactMap { $0 as? URL }
    var names: Set<String> = []
    for file in files ?? [] where file.pathExtension == "swift" {
      var (type, function) = ("", "")
      for line in try String(contentsOf: file, encoding: .utf8).split(separator: "\n") {
        if let match = line.firstMatch(of: /^(?:public )?(?:indirect )?(?:struct|enum|extension|protocol) (\w+)/) {
          type = String(match.1)
        }
        if let match = line.firstMatch(of: /^ *(public )?(?:static )?(?:func )?(\w+)\(/) {
          function = match.1 == nil ? "" : String(match.2)
        }
        for match in line.matches(of: /(\w+): Safeguard = .on/) { names.insert("\(type).\(match.1)") }
        if let match = line.firstMatch(of: /^ *case (\w+)\(.*because: String/) { names.insert("\(type).\(match.1)") }
        if !function.isEmpty, line.contains(/because reason: String|func because[(]/) {
          names.insert("\(type).\(function)")
        }
      }
    }
    // The word itself, of which the others are parameters.
    return names.subtracting(["Safeguard.off"])
  }

  @Test func `whatever takes a reason is among them`() throws {
    #expect(try declared() == Set(Self.all.map(\.testDescription)))
  }
}
