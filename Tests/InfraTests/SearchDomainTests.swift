import ResourceGraph
import Testing
import Validation

@testable import InfraLanguage

@Suite struct SearchDomainTests {
  private let administrator: Value<String> = "arn:aws:iam::111122223333:role/search-administrator"

  private static let zoneIDs = ["euw1-az1", "euw1-az2", "euw1-az3", "euw1-az4"]

  private func domain(zones: Int = 3, dataNodes: Int? = nil, storage: SearchStorage = .gigabytes(100)) -> SearchDomain {
    SearchDomain(
      "products", in: Network("main", zoneIDs: Array(Self.zoneIDs.prefix(zones))).isolatedSubnets, size: .r7g(.large),
      administrator: administrator, dataNodes: dataNodes, storage: storage)
  }

  private func graph(_ domain: SearchDomain) throws -> ResourceGraph {
    try Stack("shop", region: .euWest1) { domain }.graph()
  }

  private func mistakes(_ domain: SearchDomain) -> [String] {
    do {
      _ = try graph(domain)
      return []
    } catch let diagnostics as Diagnostics {
      #expect(diagnostics.all.allSatisfy { $0.location == domain.identity.location })
      return diagnostics.all.map(\.message)
    } catch { return ["\(error)"] }
  }

  @Test func `a domain is encrypted, takes HTTPS alone, and knows its callers`() throws {
    let graph = try graph(domain())
    let domain = try #require(graph.resource("ProductsDomain", as: OpenSearch.Domain.self))
    #expect(domain.name == "shop-products" && domain.vpc?.subnets?.items.count == 3)
    #expect(domain.isEncryptedAtRest == true && domain.isEncryptedBetweenNodes == true)
    #expect(domain.endpoint?.enforcesHTTPS == true)
    #expect(domain.endpoint?.tlsPolicy == "Policy-Min-TLS-1-2-PFS-2023-10")
    #expect(domain.advancedSecurity?.isEnabled == true && domain.advancedSecurity?.hasInternalUsers == false)
    #expect(domain.advancedSecurity?.masterUserARN == administrator)
    #expect(domain.advancedSecurity?.masterUserPassword == nil)
    #expect(domain.accessPolicy?.statements.map(\.principal) == [IAM.Principal("AWS", [administrator])])
    #expect(graph["ProductsDomain"]?.deletionPolicy == .retainExceptOnCreate)
    let report = Validator().check(graph)
    #expect(report.findings.isEmpty && report.unknowns.isEmpty && report.allowed.isEmpty)
  }

  @Test func `what the domain needs beside the template is told once`() throws {
    let network = Network("main")
    let notes = try Stack("shop", region: .euWest1) {
      for name in ["products", "letters"] {
        SearchDomain(name, in: network.isolatedSubnets, size: .r7g(.large), administrator: administrator)
      }
    }.graph().notes
    #expect(
      notes.map(\.message) == [
        "OpenSearch Service needs its role once in an account, before the first domain in a VPC: "
          + "aws iam create-service-linked-role --aws-service-name opensearchservice.amazonaws.com",
        "a search domain admits the roles that its administrator maps to permissions in the domain; map those of the "
          + "workloads after the deployment",
      ])
  }

  @Test func `nodes are spread over as many zones as the service knows`() throws {
    for (zones, expected) in [(2, (2, 4)), (3, (3, 3)), (4, (3, 3))] {
      let domain = try #require(
        try graph(domain(zones: zones)).resource("ProductsDomain", as: OpenSearch.Domain.self))
      #expect(domain.cluster?.isZoneAware == true)
      #expect(domain.cluster?.zoneCount?.literal == expected.0)
      #expect(domain.cluster?.instanceCount?.literal == expected.1)
      #expect(domain.vpc?.subnets?.items.count == expected.0)
    }
  }

  @Test func `every log has a group, which the service may write to before the domain is made`() throws {
    let graph = try graph(domain())
    let domain = try #require(graph.resource("ProductsDomain", as: OpenSearch.Domain.self))
    #expect(Set(domain.logs.compactMap { $0.kind?.literal }) == Set(OpenSearch.Domain.LogPublishing.Kind.allCases))
    #expect(graph["ProductsDomain"]?.dependsOn == ["ProductsLogPolicy"])
    let policy = try #require(graph.resource("ProductsLogPolicy", as: Logs.ResourcePolicy.self))
    let expression = try #require(policy.document?.expression)
    #expect(
      Set(expression.referencedIDs) == [
        "ProductsApplicationLogGroup", "ProductsAuditLogGroup", "ProductsIndexSlowLogGroup",
        "ProductsSearchSlowLogGroup",
      ])
    let text = expression.parts.compactMap(\.literalText).joined()
    #expect(text.contains(#""Principal":{"Service":"es.amazonaws.com"}"#) && text.contains("aws:SourceArn"))
  }

  @Test func `a grant stands in the role's policy, on that domain alone`() throws {
    let network = Network("main")
    let worker = FargateWorker(
      "worker", on: Cluster("main"), in: network.privateSubnets, image: .registry("example.com/worker:1"),
      size: .quarterVCPU(.gb1))
    let products = SearchDomain(
      "products", in: network.isolatedSubnets, size: .r7g(.large), administrator: administrator)
    let graph = try Stack("shop", region: .euWest1) {
      worker.connects(to: products)
      products.grants(.read, to: worker)
    }.graph()
    #expect(graph["ProductsFromWorker443"] != nil)
    let container = try #require(graph.all(ECS.TaskDefinition.self).first?.containers.first)
    #expect(container.environment.map(\.name) == ["PRODUCTS_HOST", "PRODUCTS_PORT"])

    let role = try #require(graph.resource("WorkerTaskPolicy", as: IAM.RolePolicy.self)?.document?.statements)
    #expect(role.map { $0.actions?.values ?? [] } == [["es:ESHttpGet", "es:ESHttpHead"], ["es:ESHttpPost"]])
    let arn: Value<String> = .expression(.attribute("ProductsDomain", "Arn"))
    #expect(role[0].resources?.values == ["\(arn)/*"])
    #expect(role[1].resources?.values.contains("\(arn)/*/_search") == true)
    #expect(role[1].resources?.values.contains("\(arn)/*") == false)

    let domain = try #require(graph.resource("ProductsDomain", as: OpenSearch.Domain.self))
    // A role's own policy suffices, so that the domain does not depend on who uses it.
    #expect(domain.accessPolicy?.statements.map(\.sid) == ["Administration"])
  }

  @Test func `dedicated masters keep a domain together`() throws {
    let domain = SearchDomain(
      "products", in: Network("main").isolatedSubnets, size: .r7g(.large), administrator: administrator,
      dedicatedMasters: .three(.m7g(.medium)), key: EncryptionKey("data"))
    let made = try #require(try graph(domain).resource("ProductsDomain", as: OpenSearch.Domain.self))
    #expect(made.cluster?.hasDedicatedMasters == true && made.cluster?.dedicatedMasterCount == 3)
    #expect(made.cluster?.dedicatedMasterType == "m7g.medium.search")
    #expect(made.kmsKey == .to("DataKey"))
  }

  @Test func `an alarm on the cluster's status gets a name that AWS takes`() throws {
    let domain = domain()
    let graph = try Stack("shop", region: .euWest1) {
      Alarm.high(domain.clusterStatusRed, above: 0, notify: Topic("operations"))
    }.graph()
    let alarm = try #require(graph.all(CloudWatch.Alarm.self).first)
    #expect(alarm.name == "shop-products-cluster-status-red-high" && alarm.metricName == "ClusterStatus.red")
    #expect(alarm.dimensions?.entries.map(\.name) == ["DomainName", "ClientId"])
  }

  @Test func `what the service does not offer is reported at the domain's line`() {
    #expect(
      mistakes(domain(dataNodes: 4)) == [
        "search domain 'products' has 4 data nodes in 3 zones; use a multiple of 3"
      ])
    #expect(
      mistakes(domain(storage: .gigabytes(5))) == [
        "search domain 'products' has volumes of 5 GB; use 10 GB or more"
      ])
    let subnets = Network("main").isolatedSubnets
    #expect(
      mistakes(SearchDomain("products", in: subnets, size: .r7g(.large), administrator: "admin")) == [
        "search domain 'products' has the administrator 'admin'; use the ARN of an IAM role"
      ])
    #expect(
      mistakes(
        SearchDomain("a-catalogue-of-all-products", in: subnets, size: .r7g(.large), administrator: administrator))
        == [
          "search domain name 'shop-a-catalogue-of-all-products' has 32 characters, AWS allows 28; shorten the name or the stack's"
        ])
  }
}
