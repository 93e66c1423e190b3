import Configuration
import Foundation
import ResourceGraph
import Templates
import Testing
import Validation

@testable import InfraLanguage

/// The page with recipes has code that compiles, and stacks in which no rule finds anything.
@Suite struct RecipeTests {
  private static let folder = URL(filePath: #filePath).deletingLastPathComponent()

  /// Code by its lines, without indentation and empty lines.
  private static func lines(_ text: Substring) -> [String] {
    text.split(separator: "\n").map { $0.trimmingCharacters(in: .whitespaces) }.filter { !$0.isEmpty }
  }

  @Test func `the code of the page is code of this package`() throws {
    let page = try String(contentsOf: Self.folder.appending(path: "../../docs/recipes.md"), encoding: .utf8)
    let source = try String(contentsOf: Self.folder.appending(path: "Recipes.swift"), encoding: .utf8)
    let tests = try String(contentsOf: URL(filePath: #filePath), encoding: .utf8)
    let compiled = Self.lines(source[...]) + Self.lines(tests[...])
    let blocks = page.matches(of: /```swift\n((?s:.*?))```/).map { Self.lines($0.output.1) }
    #expect(blocks.count >= 8)
    for block in blocks {
      let isCompiled = compiled.indices.contains { compiled[$0...].starts(with: block) }
      #expect(isCompiled, "not in Recipes.swift: \(block.joined(separator: "\n"))")
    }
  }

  @Test func `the rule of the page finds what it looks for`() throws {
    let reports = try BucketHasACostCenter().reports(on: Stack("test", region: .euWest1) { Bucket("receipts") })
    #expect(reports.map(\.resource) == ["ReceiptsBucket"])
  }

  @Test(arguments: [false, true])
  func `the recipes validate, and are written in both dialects`(isDevelopment: Bool) throws {
    let recipes = Recipes(isDevelopment: isDevelopment)
    for stack in [recipes.stack, recipes.archive] {
      let graph = try stack.graph()
      let report = Validator().check(graph)
      #expect(report.findings.isEmpty, "\(report.findings.map(\.message))")
      #expect(report.unknowns.isEmpty, "\(report.unknowns.map(\.message))")
      #expect(CloudFormation.write(graph).diagnostics == [])
      #expect(Terraform.write(graph).diagnostics == [])
    }
  }

  @Test func `a load balancer with a public address behind CloudFront`() throws {
    let network = Network("main", zones: 2)
    let logs = Bucket("logs")
    let zone = HostedZone.existing("shop", domain: "example.com", id: "Z0123456789ABCDEFGHIJ")
    let partners = FargateService(
      "partners", on: Cluster("main"), in: network.privateSubnets,
      image: .registry("public.ecr.aws/example/partners:1.0.0"), size: .quarterVCPU(.gb1), port: 8080)
    let origin = LoadBalancer(
      behindCloudFront: "web", in: network.publicSubnets, domain: Domain("origin.example.com", in: zone),
      secret: Secret("origin"), accessLogs: .bucket(logs)
    ) {
      Route("/*", to: partners)
    }
    let site = Distribution(
      "site", default: .balancer(origin, as: "origin.example.com"), firewall: .webACL(EdgeWebACL("site")))
    let graph = try Stack("shop", region: .usEast1) { site }.graph()
    #expect(Validator().check(graph).findings.map(\.message) == [])
  }

  @Test func `sign-in with the accounts of a company`() throws {
    let network = Network("main", zones: 2)
    let logs = Bucket("logs")
    let zone = HostedZone.existing("shop", domain: "example.com", id: "Z0123456789ABCDEFGHIJ")
    let admin = FargateService(
      "admin", on: Cluster("main"), in: network.privateSubnets,
      image: .registry("public.ecr.aws/example/admin:1.0.0"), size: .quarterVCPU(.gb1), port: 8080)
    let staff = UserPool("staff", domain: .prefix("example-office"))
    let company = UserPoolIdentityProvider(
      "company", of: staff,
      .saml(metadata: .url("https://login.example.com/metadata.xml"), signsRequests: true),
      attributes: [.email: "mail"], identifiers: ["example.com"])
    let office = UserPoolClient(
      "office", of: staff, callbacks: ["https://office.example.com/oauth2/idpresponse"], kind: .confidential,
      identityProviders: [.provider(company)])
    let door = LoadBalancer(
      "office", in: network.publicSubnets, domain: Domain("office.example.com", in: zone), accessLogs: .bucket(logs)
    ) {
      Route("/*", to: admin, requires: .signIn(office))
    }
    let state = TerraformBackend.s3(bucket: "example-state", key: "office.tfstate", region: .euWest1)
    let graph = try Stack("office", region: .euWest1, terraformBackend: state) { door }.graph()
    #expect(Validator().check(graph).findings.map(\.message) == [])
    // Only accounts of the company can sign in, so the pool needs none of its own.
    let client = try #require(graph.resource("OfficeClient", as: Cognito.UserPoolClient.self))
    #expect(client.identityProviders?.items.map { $0.expression.target?.id } == ["CompanyIdentityProvider"])
    #expect(Terraform.write(graph).diagnostics.filter { $0.severity != .note } == [])
    #expect(CloudFormation.write(graph).diagnostics.filter { $0.severity != .note } == [])
  }

  @Test func `one system in several regions`() throws {
    let zone = HostedZone.existing("shop", domain: "example.com", id: "Z0123456789ABCDEFGHIJ")
    func shop(in region: Region) -> Stack {
      let network = Network("main", zones: 2)
      let api = FargateService(
        "api", on: Cluster("main"), in: network.privateSubnets,
        image: .registry("public.ecr.aws/example/api:1.0.0"), size: .quarterVCPU(.gb1), port: 8080)
      let door = LoadBalancer(
        "shop", in: network.publicSubnets,
        certificate: .existing(certificateARN: .parameterStore("/certificates/shop")),
        accessLogs: .bucket(Bucket("logs"))
      ) {
        Route("/*", to: api)
      }
      return Stack("shop", region: region) {
        door
        Record("www", in: zone, .alias(door), routing: .lowestLatency(as: region.rawValue))
      }
    }
    let system = System(
      [shop(in: .euWest1), shop(in: .usEast1)], in: Environment(name: "production", namesIncludeEnvironment: true))
    #expect(system.diagnostics.map(\.message) == [])
    #expect(system.graphs.compactMap(\.region).sorted() == ["eu-west-1", "us-east-1"])
    for graph in system.graphs {
      #expect(Validator().check(graph).findings.map(\.message) == [])
      let records = graph.all(Route53.RecordSet.self).filter { $0.region != nil }
      #expect(!records.isEmpty && records.allSatisfy { $0.region?.literal == graph.region })
    }
  }
}
