import Documents
import ResourceGraph
import Templates
import Testing

@testable import InfraLanguage

/// What Terraform has to be told that CloudFormation does by itself.
@Suite struct TerraformLifecycleTests {
  private let network = Network("main")

  private func service(_ name: String = "api", secrets: SecretEnvironment = [:]) -> FargateService {
    FargateService(
      name, on: Cluster("shop"), in: network.privateSubnets, image: .registry("example.com/api:1"),
      size: .quarterVCPU(.gb1), port: 8080, secrets: secrets,
      scaling: .tasks(minimum: 3, maximum: 8, cpuUtilization: 60))
  }

  private func balancer(_ routes: Route...) -> LoadBalancer {
    LoadBalancer("public", in: network.publicSubnets, certificate: .existing(certificateARN: "arn:x")) {
      for route in routes { route }
    }
  }

  private func configuration(
    backend: TerraformBackend? = nil, @StackBuilder _ elements: () -> [any StackElement]
  ) throws -> Emission {
    let stack = Stack("shop", region: .euWest1, owner: "payments", terraformBackend: backend, elements)
    return Terraform.write(try stack.graph(in: Environment(name: "production", namesIncludeEnvironment: true)))
  }

  private func resources(@StackBuilder _ elements: () -> [any StackElement]) throws -> Node? {
    try configuration(elements).document["resource"]
  }

  // MARK: Replacement

  @Test func `what others use is replaced by one of another name before it is destroyed`() throws {
    let written = try resources {
      balancer(Route("/*", to: service()))
      PostgreSQL("orders", in: network.isolatedSubnets, size: .m7g(.large))
      AuroraPostgreSQL("books", in: network.isolatedSubnets, size: .r7g(.large))
    }
    let prefixes = [
      "aws_lb_target_group.public_api_targets": "api-",
      "aws_security_group.api_service_security_group": "production-shop-api-service-security-group-",
      "aws_iam_role.api_task_role": "production-shop-api-task-role-",
      "aws_db_subnet_group.orders_database_subnets": "production-shop-orders-database-subnets-",
      "aws_db_parameter_group.orders_database_parameters": "production-shop-orders-database-parameters-",
      "aws_rds_cluster_parameter_group.books_database_parameters": "production-shop-books-database-parameters-",
    ]
    for (address, prefix) in prefixes {
      let parts = address.split(separator: ".").map(String.init)
      let resource = written?[parts[0]]?[parts[1]]
      #expect(resource?["name_prefix"] == .string(prefix), "\(address)")
      #expect(resource?["lifecycle"]?["create_before_destroy"] == true, "\(address)")
    }
  }

  @Test func `a prefix leaves room for what Terraform adds`() throws {
    let written = try resources { service("a-service-with-a-rather-long-name-indeed") }
    let roles = written?["aws_iam_role"]?.object?.members ?? []
    let prefixes = roles.compactMap { $0.value["name_prefix"]?.string }
    #expect(prefixes.contains("production-shop-a-service-with-a-rath-"))
    #expect(prefixes.allSatisfy { $0.utf8.count <= 38 && !$0.hasSuffix("--") })
  }

  @Test func `a name that is stated has no prefix, and is not needed twice`() throws {
    let group = EC2.SecurityGroup {
      $0.name = "web"
      $0.description = "Web"
    }
    let written = try resources { Listed("Web", group) }
    let web = written?["aws_security_group"]?["web"]
    #expect(web?["name"] == "web" && web?["name_prefix"] == nil && web?["lifecycle"] == nil)
  }

  @Test func `what AWS does not delete in use goes after its users have changed`() throws {
    let assets = Bucket("assets")
    let operations = Topic("operations")
    let errors = Alarm("errors", when: Metric("Shop", "Errors"), is: .above(1))
    let deployment = Alarm("deployment", when: Metric("Shop", "Deployments"), is: .above(1))
    let written = try resources {
      balancer(Route("/*", to: service()))
      Cache("sessions", in: network.isolatedSubnets, size: .t4g(.small))
      Distribution.web(.bucket(assets)) {
        Behavior("/api/*", to: .host("api.example.com"), caching: .byQuery)
      }
      CompositeAlarm("down", when: .any(of: errors), suppressor: deployment, notify: operations)
      Alarm("latency", when: Metric("Shop", "Latency"), is: .above(1), notify: operations)
      Cluster("connected", serviceConnect: true)
    }
    let last = [
      "aws_subnet.main_private_subnet3", "aws_route_table.main_private_route_table3",
      "aws_route_table_association.main_private_subnet3_route_table_association",
      "aws_route.main_private_default_route3", "aws_nat_gateway.main_nat_gateway3", "aws_eip.main_nat_address3",
      "aws_elasticache_user_group.sessions_user_group", "aws_elasticache_user.sessions_user",
      "aws_cloudfront_cache_policy.web_query_caching", "aws_kms_key.operations_topic_key",
      "aws_cloudwatch_metric_alarm.errors_alarm", "aws_cloudwatch_metric_alarm.deployment_alarm",
      "aws_service_discovery_http_namespace.connected_namespace",
    ]
    for address in last {
      let parts = address.split(separator: ".").map(String.init)
      #expect(written?[parts[0]]?[parts[1]]?["lifecycle"]?["create_before_destroy"] == true, "\(address)")
    }
    // No alarm is in the way of this one, and all that it watches would have to be created first.
    #expect(written?["aws_cloudwatch_metric_alarm"]?["latency_alarm"]?["lifecycle"] == nil)
  }

  @Test func `the scaling of a service is replaced with the service`() throws {
    let written = try resources { service() }
    let scaled = written?["aws_ecs_service"]?["api_service"]
    #expect(scaled?["desired_count"] == 3)
    #expect(scaled?["lifecycle"]?["ignore_changes"] == ["desired_count"])
    #expect(scaled?["force_new_deployment"] == true)
    #expect(scaled?["availability_zone_rebalancing"] == "ENABLED")
    let target = written?["aws_appautoscaling_target"]?["api_scalable_target"]
    #expect(target?["lifecycle"]?["replace_triggered_by"] == ["aws_ecs_service.api_service.id"])
    let policy = written?["aws_appautoscaling_policy"]?["api_scale_on_cpu"]
    #expect(
      policy?["lifecycle"]?["replace_triggered_by"] == ["aws_appautoscaling_target.api_scalable_target.id"])
  }

  @Test func `the revisions of a task definition stay in both dialects`() throws {
    let stack = Stack("shop", region: .euWest1) { service() }
    let graph = try stack.graph()
    let written = Terraform.write(graph).document["resource"]?["aws_ecs_task_definition"]?["api_task_definition"]
    #expect(written?["skip_destroy"] == true && written?["lifecycle"]?["create_before_destroy"] == true)
    let retained = Terraform.write(graph).retained.resources.map(\.address)
    #expect(retained == ["aws_cloudwatch_log_group.main_flow_log_group", "aws_cloudwatch_log_group.api_log_group"])
    let template = CloudFormation.write(graph).document["Resources"]
    #expect(template?["ApiTaskDefinition"]?["UpdateReplacePolicy"] == "Retain")
    #expect(template?["ApiService"]?["Properties"]?["DesiredCount"] == nil)
    #expect(template?["ApiService"]?["Properties"]?["ForceNewDeployment"] == nil)
    #expect(template?["ApiService"]?["Properties"]?["AvailabilityZoneRebalancing"] == "ENABLED")
  }

  // MARK: Dependencies

  @Test func `a service waits for the values of its secrets, and a load balancer for all of its bucket`() throws {
    let written = try resources {
      service(secrets: ["KEY": Secret("key").value])
      LoadBalancer(
        "public", in: network.publicSubnets, certificate: .existing(certificateARN: "arn:x"),
        accessLogs: .bucket(Bucket("logs"))
      ) {}
    }
    let waits = written?["aws_ecs_service"]?["api_service"]?["depends_on"]?.array ?? []
    #expect(waits.contains("aws_secretsmanager_secret_version.key_secret"))
    let bucket = written?["aws_lb"]?["public_load_balancer"]?["depends_on"]?.array ?? []
    #expect(bucket.contains("aws_s3_bucket_policy.logs_bucket_policy"))
    #expect(bucket.contains("aws_s3_bucket_ownership_controls.logs_bucket"))
    #expect(!bucket.contains("aws_s3_bucket_lifecycle_configuration.logs_bucket"))
    #expect(Set(bucket).count == bucket.count)
  }

  @Test func `each managed policy is attached by a resource of its own`() throws {
    let written = try resources {
      SlackChannel("alerts", workspaceID: "T07EA123LEP", channelID: "C07EZ1ABC23", topics: Topic("operations"))
    }
    #expect(written?["aws_iam_role"]?["alerts_channel_role"]?["managed_policy_arns"] == nil)
    #expect(
      written?["aws_iam_role_policy_attachment"] == [
        "alerts_channel_role_alerts_channel_policy": [
          "role": "${aws_iam_role.alerts_channel_role.name}",
          "policy_arn": "${aws_iam_policy.alerts_channel_policy.arn}",
        ]
      ])
  }

  // MARK: Tags, outputs, state

  @Test func `the provider has the tags of the stack, and a resource its own`() throws {
    let written = try configuration {
      network.tagged(["Owner": "network", "CostCenter": "7"])
      Topic("operations")
    }
    #expect(
      written.document["provider"]?["aws"]?["default_tags"] == [
        "tags": ["Stack": "production-shop", "Environment": "production", "Owner": "payments"]
      ])
    let resources = written.document["resource"]
    #expect(
      resources?["aws_vpc"]?["main_vpc"]?["tags"]
        == ["Name": "production-shop-main", "Owner": "network", "CostCenter": "7"])
    #expect(resources?["aws_sns_topic"]?["operations_topic"]?["tags"] == ["Name": "production-shop-operations"])
  }

  @Test func `a stack shows what people need of it, and its own outputs take precedence`() throws {
    let users = UserPool("users", domain: .prefix("shop-users"))
    let stack = Stack("shop", region: .euWest1) {
      Output("LogsBucketName", "mine")
      balancer(Route("/*", to: service()))
      Bucket("logs")
      Bucket.existing("builds", bucketName: "builds")
      users
      UserPoolClient("web", of: users, callbacks: ["https://shop.example.com/"])
      PostgreSQL("orders", in: network.isolatedSubnets, size: .m7g(.large))
    }
    let graph = try stack.graph()
    #expect(
      Set(graph.outputs.map(\.name)) == [
        "LogsBucketName", "PublicDnsName", "UsersUserPoolId", "WebClientId", "OrdersDatabaseHost",
      ])
    #expect(graph.outputs.first { $0.name == "LogsBucketName" }?.value == "mine")
    #expect(
      Terraform.write(graph).document["output"]?["public_dns_name"]?["value"]
        == "${aws_lb.public_load_balancer.dns_name}")
    #expect(
      CloudFormation.write(graph).document["Outputs"]?["OrdersDatabaseHost"] == [
        "Description": "DNS name of database 'orders'",
        "Value": ["Fn::GetAtt": ["OrdersDatabase", "Endpoint.Address"]],
      ])
  }

  @Test func `stacks of one name in several regions have states of their own`() {
    let environment = Environment(
      name: "production", region: .euWest1, namesIncludeEnvironment: true, stateBucket: "acme-state")
    let graphs = System(
      [
        Stack("shop", region: .usEast1) { Topic("a") },
        Stack("shop", region: .euWest1) { Topic("a") },
      ], in: environment
    ).graphs
    let keys = graphs.map { $0.terraformBackend?.value["key"]?.string }
    #expect(keys == ["production-shop-us-east-1/terraform.tfstate", "production-shop/terraform.tfstate"])
  }

  @Test func `a stack without a backend has its state in the bucket of the environment`() {
    let environment = Environment(
      name: "production", region: .euNorth1, namesIncludeEnvironment: true, stateBucket: "acme-state")
    let graphs = System(
      [
        Stack("shop", region: .euWest1) { Topic("a") },
        Stack("own", region: .euWest1, terraformBackend: .named("remote", [:])) { Topic("b") },
      ], in: environment
    ).graphs
    #expect(
      graphs.map(\.terraformBackend) == [
        TerraformBackend.s3(
          bucket: "acme-state", key: "production-shop/terraform.tfstate", region: .euNorth1
        ).member,
        .init(key: "remote", value: [:]),
      ])
  }

  @Test(
    arguments: [
      (nil, true), (.named("local", ["path": "state"]), true),
      (.named("s3", ["bucket": "state"]), true), (.named("remote", [:]), false),
      (.s3(bucket: "state", key: "shop", region: .euWest1), false),
    ] as [(TerraformBackend?, Bool)])
  func `a secret in a state that is not encrypted is a warning`(backend: TerraformBackend?, isWarned: Bool) throws {
    let client = UserPoolClient(
      "staff", of: UserPool("users", domain: .prefix("shop-users")), callbacks: ["https://shop.example.com/"],
      kind: .confidential)
    let warnings = try configuration(backend: backend) { client }.diagnostics.filter { $0.severity == .warning }
    #expect(
      warnings.map(\.message)
        == (isWarned
          ? [
            "Terraform's state contains the client secret of 'StaffClient' in plain text; give the stack an encrypted "
              + "'terraformBackend'"
          ] : []))
    #expect(warnings.allSatisfy { $0.location == client.identity.location })
  }
}
