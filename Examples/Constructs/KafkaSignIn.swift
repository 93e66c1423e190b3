import Infra

extension Constructs {
  /// Kafka for clients that are no IAM identities: users with passwords, and partners with certificates, who come from
  /// a VPC of their own. An administrator creates the access control lists of both.
  ///
  /// MSK turns multi-VPC connectivity on only in a cluster that exists: with CloudFormation, the first deployment of the
  /// partners' cluster is without `isReachableFromOtherVPCs`, the policy and the connection.
  static let kafkaSignIn = Stack("kafka-sign-in", region: .euWest1) {
    let network = Network("main", zones: 2)
    let user = KafkaUser(
      .existing(
        "worker-login", secretARN: "arn:aws:secretsmanager:eu-west-1:111122223333:secret:AmazonMSK_worker-AbCdEf",
        key: .existing(
          "kafka", keyARN: "arn:aws:kms:eu-west-1:111122223333:key/12345678-1234-1234-1234-123456789012")))
    let users = KafkaCluster(
      "users", in: network.isolatedSubnets, size: .m7g(.large), authentication: .scram(user),
      logs: .bucket(Bucket("kafka-logs"), prefix: "users"))
    worker(in: network).connects(to: users, as: .consumer(topics: ["orders"], group: "worker"))
    worker("access", in: network).connects(to: users, as: .administrator(topics: ["orders"]))

    let authority = CertificateAuthority.existing(
      certificateAuthorityARN:
        "arn:aws:acm-pca:eu-west-1:111122223333:certificate-authority/12345678-1234-1234-1234-123456789012")
    let partners = KafkaCluster(
      "partners", in: network.isolatedSubnets, size: .m7g(.large), brokers: 4, storage: .gigabytes(500),
      authentication: .mutualTLS([authority]), isReachableFromOtherVPCs: true)
    Listed(
      "PartnersPolicy",
      MSK.ClusterPolicy {
        $0.cluster = .to("PartnersKafka")
        $0.document = IAM.PolicyDocument([
          IAM.Statement(
            .allow, "Partners", principal: IAM.Principal("AWS", ["444455556666"]),
            actions: ["kafka:CreateVpcConnection", "kafka:GetBootstrapBrokers"], resources: [partners.clusterARN])
        ])
      }, using: [partners])
    let visitors = Network("visitors", cidr: "10.1.0.0/16", zones: 2)
    Listed(
      "VisitorsConnection",
      MSK.VPCConnection {
        $0.cluster = .to("PartnersKafka")
        $0.authentication = .literal(.tls)
        $0.vpc = visitors.vpc
        $0.subnets = .items(visitors.isolatedSubnets.subnets)
        $0.securityGroups = [.to("VisitorsGroup")]
      }, using: [visitors])
    Listed(
      "VisitorsGroup",
      EC2.SecurityGroup {
        $0.vpc = visitors.vpc
        $0.description = "Clients of partners"
        $0.closesEgress = true
        $0.tags = ["Name": "visitors"]
      })
  }
}
