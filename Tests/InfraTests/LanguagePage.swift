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

    let toOffices = network.privateSubnets.routeTables.enumerated().map { index, table in
      Listed(
        LogicalID(naming: "ToOffices", String(index + 1)),
        EC2.Route {
          $0.routeTable = table
          $0.destinationCIDRBlock = "10.20.0.0/16"
          $0.transitGateway = "tgw-0a1b2c3d4e5f60718"
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
      environment
      access
      web
      toOffices
      reports.elements
    }
  }

  static func watchedQueue(_ name: String, notify topic: Topic) -> (queue: Queue, elements: [any StackElement]) {
    let queue = Queue(name)
    return (queue, [queue, Alarm.high(queue.approximateAgeOfOldestMessage, above: 300, notify: topic)])
  }

  static func uploads(in region: Region) -> Stack {
    Stack("uploads", region: region) {
      Bucket("uploads")
    }
  }
}
