import Documents
import ResourceGraph
import Templates
import Testing
import Validation

@testable import InfraLanguage

/// How workloads sign in to databases.
@Suite struct DatabaseSignInTests {
  private let network = Network("main", zones: 2)
  private let login = Secret.existing(
    "orders-login", secretARN: "arn:aws:secretsmanager:eu-west-1:111122223333:secret:orders-AbCdEf")

  private func service(_ name: String) -> FargateService {
    FargateService(
      name, on: Cluster("shop"), in: network.privateSubnets, image: .registry("public.ecr.aws/example/api:1.0.0"),
      size: .quarterVCPU(.gb1), port: 8080, containerHealthCheck: .command("/bin/check"))
  }

  private var orders: PostgreSQL { PostgreSQL("orders", in: network.isolatedSubnets, size: .m7g(.large)) }

  private func graph(_ elements: any StackElement...) throws -> ResourceGraph {
    try Stack("shop", region: .euWest1) { elements }.graph()
  }

  private func messages(_ elements: any StackElement...) -> [String] {
    Stack("shop", region: .euWest1) { elements }.errors.map(\.message)
  }

  private func container(_ graph: ResourceGraph) throws -> ECS.Container {
    try #require(graph.resource("ApiTaskDefinition", as: ECS.TaskDefinition.self)?.containers.first)
  }

  private func statements(_ policy: LogicalID, _ graph: ResourceGraph) -> [IAM.Statement] {
    graph.resource(policy, as: IAM.RolePolicy.self)?.document?.statements ?? []
  }

  // MARK: - A user of its own

  @Test func `a user of its own signs in without a secret, as no other user`() throws {
    let graph = try graph(service("api").connects(to: orders, as: .user("ordering")))
    let container = try container(graph)
    #expect(
      container.environment.map(\.name) == ["ORDERS_HOST", "ORDERS_PORT", "ORDERS_NAME", "ORDERS_USERNAME"])
    #expect(container.environment.last?.value == "ordering" && container.secrets.isEmpty)
    #expect(
      statements("ApiTaskPolicy", graph) == [
        IAM.Statement(
          for: [.signIn(user: "ordering")], to: [.expression(.attribute("OrdersDatabase", "DbiResourceId"))])
      ])
    let started = statements("ApiExecutionPolicy", graph).flatMap { $0.actions?.values.compactMap(\.literal) ?? [] }
    #expect(!started.contains("secretsmanager:GetSecretValue") && graph.notes == [])
  }

  @Test func `a user of a cluster signs in to the cluster`() throws {
    let customers = AuroraMySQL("customers", in: network.isolatedSubnets, size: .r7g(.large))
    let graph = try graph(service("api").connects(to: customers, as: .user("reporting"), prefix: "DATA"))
    #expect(
      try container(graph).environment.map(\.name) == [
        "DATA_HOST", "DATA_READER_HOST", "DATA_PORT", "DATA_NAME", "DATA_USERNAME",
      ])
    let resource = statements("ApiTaskPolicy", graph).first?.resources?.values.first
    #expect(resource?.expression.referencedIDs == ["CustomersDatabase"])
  }

  @Test(arguments: ["", "*", "app user", "${aws:username}", "app/user", String(repeating: "a", count: 64)])
  func `a name that is none, or stands for other users, is refused`(name: String) {
    #expect(
      messages(service("api").connects(to: orders, as: .user(name))) == [
        "database 'orders' has a client with the user name '\(name)'; use letters, digits, '_', '-' and '.', at most 63"
      ])
  }

  @Test func `the master user has no token`() {
    let messages = messages(service("api").connects(to: orders, as: .user("administrator")))
    #expect(messages.count == 1 && messages.first?.contains("signs in as the master user 'administrator'") == true)
  }

  @Test func `a database that exists already needs its resource id for a user`() {
    let orders = PostgreSQL.existing("orders", host: "orders.example.com", securityGroup: "sg-0d100000")
    let messages = messages(service("api").connects(to: orders, as: .user("ordering")))
    #expect(messages.count == 1 && messages.first?.contains("add 'resourceID:' to '.existing'") == true)
  }

  // MARK: - The master user

  @Test func `the app is told once which workloads are master users`() throws {
    let customers = AuroraMySQL("customers", in: network.isolatedSubnets, size: .r7g(.large))
    let graph = try graph(
      service("api").connects(to: orders), service("office").connects(to: customers, as: .master),
      service("web").connects(to: orders, as: .user("web")))
    #expect(graph.notes.count == 1)
    #expect(
      graph.notes.first?.message
        == "connections as the master user, who has all permissions in the database: 'api' to 'orders', 'office' to "
        + "'customers'; create a user for each workload and connect 'as: .user(\"…\")', see docs/database-users.md")
  }

  @Test func `a master password that nothing rotates is noted`() throws {
    let orders = PostgreSQL("orders", in: network.isolatedSubnets, size: .m7g(.large), readReplicas: 1)
    #expect(try graph(orders).notes.map(\.message) == [AppNote.masterPassword.text])
    #expect(try graph(self.orders).notes == [])
  }

  @Test func `a password in a container has a reason, which reports show`() throws {
    let line = #line + 2
    let graph = try graph(
      service("api").connects(to: orders, as: .masterPasswordAtStart(because: "restarts every night")))
    let container = try container(graph)
    #expect(container.environment.map(\.name) == ["ORDERS_HOST", "ORDERS_PORT", "ORDERS_NAME"])
    #expect(container.secrets.map(\.name) == ["ORDERS_USERNAME", "ORDERS_PASSWORD"])
    let report = Validator().check(graph)
    #expect(report.findings.isEmpty, "\(report.findings.map(\.message))")
    let allowed = report.allowed.filter { $0.rule == "container-secrets-do-not-rotate" }
    #expect(allowed.count == 2 && allowed.allSatisfy { $0.suppression?.reason == "restarts every night" })
    #expect(allowed.first?.suppression?.location?.position.line == UInt32(line))
  }

  @Test func `the value of a rotated secret in a container is a finding`() throws {
    let api = FargateService(
      "api", on: Cluster("shop"), in: network.privateSubnets, image: .registry("public.ecr.aws/example/api:1.0.0"),
      size: .quarterVCPU(.gb1), port: 8080, secrets: ["PASSWORD": orders.password],
      containerHealthCheck: .command("/bin/check"))
    let report = Validator().check(try graph(api))
    #expect(report.findings.map(\.rule) == ["container-secrets-do-not-rotate"])
  }

  @Test func `an existing database without a secret has no master user to sign in as`() {
    let orders = MySQL.existing("orders", host: "orders.example.com", securityGroup: "sg-0d100000")
    #expect(
      messages(service("api").connects(to: orders, as: .master)) == [
        "database 'orders' exists already and its secret is not known; add 'credentials:' to '.existing'"
      ])
  }

  @Test func `the secret of an existing database can be read by the code as well`() throws {
    let orders = MySQL.existing("orders", host: "orders.example.com", securityGroup: "sg-0d100000", credentials: login)
    let graph = try graph(service("api").connects(to: orders, as: .master))
    let container = try container(graph)
    #expect(container.environment.last?.name == "ORDERS_SECRET_ARN" && container.secrets.isEmpty)
    #expect(statements("ApiTaskPolicy", graph).map(\.actions) == [["secretsmanager:GetSecretValue"]])
    // Whose secret it is, is not known.
    #expect(graph.notes == [])
  }

  // MARK: - Read replicas

  @Test func `clients of a database with read replicas know their addresses, and sign in to each of them`() throws {
    let orders = PostgreSQL("orders", in: network.isolatedSubnets, size: .m7g(.large), readReplicas: 2)
    let graph = try graph(service("api").connects(to: orders, as: .user("ordering")))
    let readers = try container(graph).environment.first { $0.name == "ORDERS_READER_HOST" }?.value
    #expect(readers == "\(orders.replicaHost(1)),\(orders.replicaHost(2))")
    let policy = try #require(graph.resource("ApiTaskPolicy", as: IAM.RolePolicy.self)?.document)
    let resources = try #require(
      policy.statements.first { $0.actions?.values == ["rds-db:connect"] }?.resources?.values)
    let instances = resources.map { $0.expression.attributeReferences.map(\.id) }
    #expect(instances == [["OrdersDatabase"], ["OrdersReplica1"], ["OrdersReplica2"]])
  }

  @Test func `a database with read replicas has a secret of its own, and clients see no difference`() throws {
    let orders = PostgreSQL(
      "orders", in: network.isolatedSubnets, size: .m7g(.large), storage: .gigabytes(50, growingTo: 200),
      readReplicas: 1)
    let graph = try graph(service("api").connects(to: orders))
    let primary = try #require(graph.resource("OrdersDatabase", as: RDS.DBInstance.self))
    #expect(primary.managesMasterUserPassword == nil && primary.masterUsername == "administrator")
    let secret = try #require(graph.resource("OrdersMasterSecret", as: SecretsManager.Secret.self))
    #expect(
      secret.generatedString?.template == #"{"username":"administrator"}"# && secret.generatedString?.key == "password")
    #expect(graph.resource("OrdersReplica1", as: RDS.DBInstance.self)?.maxAllocatedStorage == 200)
    let arn = try container(graph).environment.last
    #expect(arn?.name == "ORDERS_SECRET_ARN" && arn?.value == .expression(.attribute("OrdersMasterSecret", "Ref")))

    let template = CloudFormation.write(graph)
    #expect(template.diagnostics.filter { $0.severity == .error } == [])
    #expect(
      template.document["Resources"]?["OrdersDatabase"]?["Properties"]?["MasterUserPassword"] == [
        "Fn::Sub": "{{resolve:secretsmanager:${OrdersMasterSecret}:SecretString:password}}"
      ])

    let configuration = Terraform.write(graph).document
    let reading = configuration["ephemeral"]?["aws_secretsmanager_secret_version"]?["orders_database"]
    #expect(reading?["secret_id"] == "${aws_secretsmanager_secret.orders_master_secret.arn}")
    #expect(reading?["depends_on"] == ["aws_secretsmanager_secret_version.orders_master_secret"])
    let instance = configuration["resource"]?["aws_db_instance"]?["orders_database"]
    let text = #"${jsondecode(ephemeral.aws_secretsmanager_secret_version.orders_database.secret_string)["password"]}"#
    #expect(instance?["password_wo"] == .string(text) && instance?["password_wo_version"] == 1)
    #expect(instance?["password"] == nil && instance?["manage_master_user_password"] == nil)

    let report = Validator().check(graph)
    #expect(report.findings.isEmpty, "\(report.findings.map(\.message))")
    let back = try Terraform.read(configuration: configuration, file: "shop.tf.json", catalog: .aws)
    let findings = Validator().check(back).findings.filter {
      $0.rule.contains("credential") || $0.rule.contains("rotate")
    }
    #expect(findings.isEmpty, "\(findings.map(\.message))")
  }

  // MARK: - Proxies

  @Test func `a user signs in to a proxy by the proxy's id`() throws {
    let secret = Secret("reporting", username: "reporting")
    let pool = DatabaseProxy("pool", for: orders, credentials: secret, clientAuthentication: .iam)
    let graph = try graph(service("api").connects(to: pool, as: .user("reporting")))
    let proxy = try #require(graph.resource("PoolProxy", as: RDS.DBProxy.self))
    #expect(proxy.authentication.map(\.iam) == [.literal(.required)])
    let template = CloudFormation.write(graph).document
    let policy = template["Resources"]?["ApiTaskPolicy"]?["Properties"]?["PolicyDocument"]?["Statement"]?.array?.first
    #expect(
      policy?["Resource"] == [
        "Fn::Join": [
          "",
          [
            "arn:", ["Ref": "AWS::Partition"], ":rds-db:", ["Ref": "AWS::Region"], ":", ["Ref": "AWS::AccountId"],
            ":dbuser:",
            ["Fn::Select": [6, ["Fn::Split": [":", ["Fn::GetAtt": ["PoolProxy", "DBProxyArn"]]]]]], "/reporting",
          ],
        ]
      ])
    let configuration = JSON.writeCompact(Terraform.write(graph).document)
    #expect(
      configuration.contains(
        "dbuser:${split(substr(aws_db_proxy.pool_proxy.arn, 3, 1), aws_db_proxy.pool_proxy.arn)[6]}/reporting"))
  }

  @Test func `a proxy accepts one kind of authentication, and the user of its secret`() {
    let secret = Secret("reporting", username: "reporting")
    let pool = DatabaseProxy("pool", for: orders, credentials: secret, clientAuthentication: .iam)
    #expect(
      messages(service("api").connects(to: pool)) == [
        "database proxy 'pool' accepts only IAM authentication; connect 'as: .user(\"reporting\")'"
      ])
    #expect(
      messages(service("api").connects(to: pool, as: .user("ordering"))) == [
        "database proxy 'pool' signs in to the database as 'reporting'; connect 'as: .user(\"reporting\")'"
      ])
    let plain = DatabaseProxy("pool", for: orders, credentials: secret)
    #expect(
      messages(service("api").connects(to: plain, as: .user("reporting"))) == [
        "database proxy 'pool' accepts only password authentication; give it 'clientAuthentication: .iam'"
      ])
    let shared = DatabaseProxy("pool", for: orders, clientAuthentication: .iam)
    #expect(messages(shared).first?.contains("sign in as the master user") == true)
  }
}
