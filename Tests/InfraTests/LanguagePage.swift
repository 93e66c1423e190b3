import Infra

/// The code of docs/language.md, in stacks.
enum LanguagePage {
  static var stack: Stack {
    let network = Network("main", zones: 2)
    let orders = PostgreSQL("orders", in: network.isolatedSubnets, size: .m7g(.large))

    let payments = Secret.existing("payments", secretARN: .parameterStore("/shop/payments-secret-arn"))

    let uploads = Bucket("uploads").tagged(["Team": "documents", "Data": "internal"])

    let jobs = Queue("jobs")
      .override("AWS::SQS::Queue", "DelaySeconds", 5, of: "JobsQueue")
      .override("aws_sqs_queue", "delay_seconds", 5, of: "JobsQueue")

    let slow = Raw(
      "SlowRequests", "AWS::XRay::Group", ["GroupName": "slow", "FilterExpression": "responsetime > 5"],
      terraform: "aws_xray_group", ["group_name": "slow", "filter_expression": "responsetime > 5"],
      attributes: ["GroupARN": "arn"])
    let slowRequests = Output("SlowRequests", slow.reference("GroupARN"), summary: "Group of the slow requests")

    let batch = SecurityGroup("batch", in: network, allowsHTTPS: true)
    let environment = Raw(
      "Batch", "AWS::Batch::ComputeEnvironment",
      [
        "Type": "MANAGED",
        "ComputeResources": [
          "Type": "FARGATE", "MaxvCpus": 16, "SecurityGroupIds": [batch.securityGroupID.document],
          "Subnets": .items(network.privateSubnets.subnets.map(\.value.document)),
        ],
      ], using: [batch, network])
    let access = batch.connects(to: orders)

    let users = UserPool("users", domain: .prefix("example-shop"), customAttributes: [.string("tenant", longest: 64)])
    let company = UserPoolIdentityProvider(
      "company", of: users, .saml(metadata: .url("https://login.example.com/metadata.xml"), signsRequests: true),
      attributes: [.email: "mail", .custom("tenant"): "tenant"], identifiers: ["example.com"])
    let web = UserPoolClient(
      "web", of: users, callbacks: ["https://shop.example.com/signed-in"],
      identityProviders: [.cognito, .provider(company)])

    let toPartner = network.privateSubnets.routeTables.enumerated().map { index, table in
      Listed(
        LogicalID(naming: "ToPartner", String(index + 1)),
        EC2.Route {
          $0.routeTable = table
          $0.destinationCIDRBlock = "10.20.0.0/16"
          $0.vpcPeeringConnection = "pcx-0a1b2c3d4e5f60718"
        }, using: [network])
    }

    let reports = watchedQueue("reports", notify: Topic("operations", subscribers: .email("operations@example.com")))

    return Stack("shop", region: .euWest1) {
      orders
      Output("OrdersIdentifier", orders.identifier, summary: "DB instance of the orders")
      Output("OrdersEndpoint", "\(orders.host):\(orders.port)")
      payments
      uploads
      jobs
      slow
      slowRequests
      environment
      access
      web
      toPartner
      reports.elements
    }
  }

  static func watchedQueue(_ name: String, notify topic: Topic) -> (queue: Queue, elements: [any StackElement]) {
    let queue = Queue(name)
    return (queue, [queue, Alarm.high(queue.approximateAgeOfOldestMessage, above: 300, notify: topic)])
  }

  @StackListBuilder static var regions: [Stack] {
    let network = Network("main", zones: 2)
    let orders = FargateService(
      "orders", on: Cluster("main"), in: network.privateSubnets, image: .registry("public.ecr.aws/example/api:1.0.0"),
      size: .quarterVCPU(.gb1), port: 8080)
    let balancer = LoadBalancer(
      internal: "back", in: network.privateSubnets,
      certificate: .existing(certificateARN: "arn:aws:acm:eu-west-1:111122223333:certificate/0a1b")
    ) { Route("/*", to: orders) }
    let firewall = EdgeWebACL("shop")

    Stack("edge", region: .usEast1) {
      Distribution("shop", default: .balancer(balancer, as: "origin.example.com"), firewall: .webACL(firewall))
    }
    Stack("shop", region: .euWest1) { balancer }
  }

  static func uploads(in region: Region) -> Stack {
    Stack("uploads", region: region) {
      Bucket("uploads")
    }
  }
}

@resultBuilder enum StackListBuilder {
  static func buildBlock(_ stacks: Stack...) -> [Stack] { stacks }
}
