import Infra

/// A workload of a team's own: a Lambda function with a large `/tmp`, which ``Function`` does not offer.
///
/// A workload has an identity, the constructs that it refers to, a role, and in a network a security group. It creates
/// them when it is lowered, and applies what relations contribute to it.
struct Transcoder: Workload {
  let identity: Identity
  var adjustments = Adjustments()
  let subnets: PrivateSubnets
  let image: ImageRepository
  let tag: String

  init(
    _ name: String, in subnets: PrivateSubnets, image: ImageRepository, tag: String,
    fileID: StaticString = #fileID, line: Int = #line, column: Int = #column
  ) {
    identity = Identity("transcoder", name, at: SourceLocation(fileID: fileID, line: line, column: column))
    self.subnets = subnets
    self.image = image
    self.tag = tag
  }

  var dependencies: [any Construct] { [subnets.network, image] }

  var role: Reference<IAM.Role> { Reference(id("Role")) }
  var workloadGroup: Reference<EC2.SecurityGroup>? { Reference(id("SecurityGroup")) }
  var logGroup: Reference<Logs.LogGroup> { Reference(id("LogGroup")) }

  func lower(into lowering: inout Lowering) {
    let contribution = lowering.contribution(to: self)
    let group = lowering.addSecurityGroup(
      id("SecurityGroup"), named: name, "Transcoder \(name)", in: subnets.network.vpc)
    lowering.allowHTTPS(from: group, of: self, in: subnets.network)
    lowering.addLogGroup(id("LogGroup"), "/\(lowering.naming.path(of: self))", retention: .threeMonths)
    lowerRole(contribution, into: &lowering)
    lowering.add(
      id("Transcoder"), named: name,
      Lambda.Function {
        $0.name = .literal(physicalName(in: lowering))
        $0.role = role
        $0.packageType = .literal(.image)
        $0.code.image = "\(image.uri):\(text: tag)"
        $0.memory = 4096
        $0.timeout = 900
        $0.ephemeralStorage = 10_240
        $0.environment = NamedValues(contribution.environment + contribution.secretARNs)
        $0.network = .init {
          $0.subnets = .items(subnets.subnets)
          $0.securityGroups = [group]
        }
        $0.logging = .init {
          $0.format = .literal(.json)
          $0.logGroup = logGroup
        }
      }
    ) { $0.dependsOn = [id("ExecutionPolicy")] + contribution.startDependencies }
  }

  /// Two policies: the function depends on the first, and what is granted by the second can refer to the function.
  private func lowerRole(_ contribution: Contribution, into lowering: inout Lowering) {
    lowering.add(
      id("Role"), named: name,
      IAM.Role {
        $0.trustPolicy = IAM.PolicyDocument([IAM.Statement(trusting: "lambda.amazonaws.com", conditions: nil)])
      })
    let execution = [
      IAM.Statement(
        actions: ["logs:CreateLogStream", "logs:PutLogEvents"], resources: [logGroup.streams]),
      IAM.Statement(
        actions: [
          "ec2:CreateNetworkInterface", "ec2:DescribeNetworkInterfaces", "ec2:DescribeSubnets",
          "ec2:DeleteNetworkInterface", "ec2:AssignPrivateIpAddresses", "ec2:UnassignPrivateIpAddresses",
        ], resources: ["*"]),
    ]
    lowering.addPolicy(
      id("ExecutionPolicy"), "run", of: role,
      execution + contribution.secretStatements + contribution.startStatements)
    lowering.addPolicy(id("Policy"), "use-resources", of: role, contribution.statements)
  }
}

/// A relation of a team's own: a transcoder is the only one that writes below a prefix of a bucket.
///
/// Before anything is lowered, the relation contributes to the constructs at both ends: statements to the transcoder's
/// role, variables to its code, a statement to the bucket policy, and what the transcoder depends on.
struct Publication: Relation {
  let transcoder: Transcoder
  let bucket: Bucket
  let prefix: String
  let location: SourceLocation

  var source: any Construct { transcoder }
  var destination: any Construct { bucket }

  func contribute(to contributions: inout Contributions) {
    contributions.allow(bucket.statements(for: [.write(prefix: prefix)]), to: transcoder)
    contributions.inject(
      Injection(
        prefix: "VIDEOS",
        environment: [
          .init(name: "VIDEOS_BUCKET", value: bucket.bucket.value),
          .init(name: "VIDEOS_PREFIX", value: .literal(prefix)),
        ]),
      into: transcoder)
    contributions.admit(
      IAM.Statement(
        .deny, "OnlyTheTranscoderWrites", principal: .everybody, actions: ["s3:PutObject"],
        resources: ["\(bucket.arn)/\(text: prefix)*"],
        conditions: [IAM.Condition("ArnNotEquals", "aws:PrincipalArn", transcoder.role.attribute("Arn"))]),
      to: bucket)
    contributions.delayStart(of: transcoder, until: [bucket.id("BucketPolicy")])
  }
}

extension Transcoder {
  /// Publishes what the transcoder makes in a bucket: `transcoder.publishes(to: videos, prefix: "hd/")`.
  func publishes(
    to bucket: Bucket, prefix: String,
    fileID: StaticString = #fileID, line: Int = #line, column: Int = #column
  ) -> Publication {
    Publication(
      transcoder: self, bucket: bucket, prefix: prefix,
      location: SourceLocation(fileID: fileID, line: line, column: column))
  }
}

extension Constructs {
  /// The team's own workload with the relations of every other: a grant, a connection, and one of its own.
  static let ownWorkload = Stack("own-workload", region: .euWest1) {
    let network = Network("main", zones: 2)
    let catalog = PostgreSQL("catalog", in: network.isolatedSubnets, size: .t4g(.medium))
    let transcoder = Transcoder(
      "transcoder", in: network.privateSubnets, image: .existing("transcoder", repositoryName: "transcoder"),
      tag: "v1.4.2")
    Bucket("uploads").grants(.read, to: transcoder)
    transcoder.connects(to: catalog)
    transcoder.publishes(to: Bucket("videos"), prefix: "hd/")
  }
}
