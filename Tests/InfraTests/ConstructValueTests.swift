import Documents
import ResourceGraph
import Templates
import Testing

@testable import InfraLanguage

/// The identifiers, endpoints and ARNs of constructs, as outputs and raw resources refer to them.
@Suite struct ConstructValueTests {
  private let network = Network("main", zones: 2)

  private func values(_ outputs: [Output], _ elements: [any StackElement]) throws -> (Node?, Node?) {
    let graph = try Stack("shop", region: .euWest1) {
      elements
      outputs
    }.graph()
    return (CloudFormation.write(graph).document["Outputs"], Terraform.write(graph).document["output"])
  }

  @Test func `a database has its identifier, endpoint, port and ARN`() throws {
    let orders = PostgreSQL("orders", in: network.isolatedSubnets, size: .m7g(.large))
    let (template, configuration) = try values(
      [
        Output("Identifier", orders.identifier), Output("Port", orders.port), Output("Arn", orders.arn),
        Output("ResourceId", orders.resourceID),
      ], [orders])
    #expect(template?["Identifier"]?["Value"] == ["Ref": "OrdersDatabase"])
    #expect(template?["Port"]?["Value"] == ["Fn::GetAtt": ["OrdersDatabase", "Endpoint.Port"]])
    #expect(template?["Arn"]?["Value"] == ["Fn::GetAtt": ["OrdersDatabase", "DBInstanceArn"]])
    #expect(configuration?["identifier"]?["value"] == "${aws_db_instance.orders_database.identifier}")
    #expect(configuration?["port"]?["value"] == "${aws_db_instance.orders_database.port}")
    #expect(configuration?["arn"]?["value"] == "${aws_db_instance.orders_database.arn}")
    #expect(configuration?["resource_id"]?["value"] == "${aws_db_instance.orders_database.resource_id}")
  }

  @Test func `the ARN of an existing cluster follows from its identifier`() throws {
    let orders = AuroraPostgreSQL.existing(
      "orders", host: "orders.example.com", securityGroup: "sg-0a100000", clusterIdentifier: "orders-1")
    let (template, _) = try values([Output("Arn", orders.arn)], [orders, Queue("jobs")])
    #expect(
      template?["Arn"]?["Value"]
        == ["Fn::Sub": "arn:${AWS::Partition}:rds:${AWS::Region}:${AWS::AccountId}:cluster:orders-1"])
  }

  @Test func `a cache, a search domain and a proxy have their names and ARNs`() throws {
    let sessions = Cache("sessions", in: network.isolatedSubnets, size: .t4g(.medium))
    let search = SearchDomain(
      "search", in: network.privateSubnets, size: .m7g(.large), administrator: "arn:aws:iam::111122223333:role/admin")
    let (template, _) = try values(
      [
        Output("Sessions", sessions.identifier), Output("SessionsArn", sessions.arn),
        Output("Search", search.domainName), Output("SearchArn", search.arn),
      ], [sessions, search])
    #expect(template?["Sessions"]?["Value"] == ["Ref": "SessionsCache"])
    #expect(
      template?["SessionsArn"]?["Value"] == [
        "Fn::Sub":
          "arn:${AWS::Partition}:elasticache:${AWS::Region}:${AWS::AccountId}:replicationgroup:${SessionsCache}"
      ])
    #expect(template?["Search"]?["Value"] == ["Ref": "SearchDomain"])
    #expect(template?["SearchArn"]?["Value"] == ["Fn::GetAtt": ["SearchDomain", "Arn"]])
  }

  @Test func `storage, keys, topics and clusters have theirs`() throws {
    let bucket = Bucket("documents")
    let files = FileSystem("files", in: network.privateSubnets)
    let key = EncryptionKey("data")
    let topic = Topic("alerts")
    let cluster = Cluster("main")
    let (template, configuration) = try values(
      [
        Output("Bucket", bucket.bucketName), Output("Domain", bucket.regionalDomainName),
        Output("Files", files.fileSystemID), Output("Key", key.arn), Output("Topic", topic.topicName),
        Output("Cluster", cluster.arn), Output("Network", network.vpcID),
      ], [bucket, files, key, topic, cluster, network])
    #expect(template?["Bucket"]?["Value"] == ["Ref": "DocumentsBucket"])
    #expect(template?["Domain"]?["Value"] == ["Fn::GetAtt": ["DocumentsBucket", "RegionalDomainName"]])
    #expect(template?["Files"]?["Value"] == ["Ref": "FilesFileSystem"])
    #expect(template?["Key"]?["Value"] == ["Fn::GetAtt": ["DataKey", "Arn"]])
    #expect(template?["Topic"]?["Value"] == ["Fn::GetAtt": ["AlertsTopic", "TopicName"]])
    #expect(template?["Cluster"]?["Value"] == ["Fn::GetAtt": ["MainCluster", "Arn"]])
    #expect(configuration?["network"]?["value"] == "${aws_vpc.main_vpc.id}")
  }
}
