import ResourceGraph

/// Resources that several kinds of constructs add.
extension Lowering {
  /// A group that admits nothing and lets nothing out: every rule is a resource of its own, so that two groups can
  /// refer to each other.
  @discardableResult
  mutating func addSecurityGroup(
    _ id: LogicalID, named name: String, _ summary: String, in vpc: Reference<EC2.VPC>
  ) -> Reference<EC2.SecurityGroup> {
    add(
      id, named: name,
      EC2.SecurityGroup {
        $0.description = .literal(summary)
        $0.vpc = vpc
        $0.closesEgress = true
      })
  }

  /// Lets one group talk to another on a port: the way out of the one and the way into the other.
  mutating func connect(
    _ source: Reference<EC2.SecurityGroup>, to destination: Reference<EC2.SecurityGroup>, port: Port,
    names: (source: String, destination: String)
  ) {
    let number = Value<Int>.literal(port.number)
    add(
      LogicalID(naming: names.destination, "From", names.source, String(port.number)),
      EC2.SecurityGroupIngress {
        $0.securityGroup = destination
        $0.protocolName = "tcp"
        $0.fromPort = number
        $0.toPort = number
        $0.sourceSecurityGroup = source
        $0.description = .literal("From \(names.source)")
      })
    add(
      LogicalID(naming: names.source, "To", names.destination, String(port.number)),
      EC2.SecurityGroupEgress {
        $0.securityGroup = source
        $0.protocolName = "tcp"
        $0.fromPort = number
        $0.toPort = number
        $0.destinationSecurityGroup = destination
        $0.description = .literal("To \(names.destination)")
      })
  }

  /// HTTPS to anywhere, for a workload: AWS's own services and the APIs of others; everything else is a connection.
  mutating func allowHTTPS(
    from group: Reference<EC2.SecurityGroup>, of construct: some Construct, in network: Network
  ) {
    add(
      construct.id("ToHttps"),
      EC2.SecurityGroupEgress {
        $0.securityGroup = group
        $0.protocolName = "tcp"
        $0.fromPort = 443
        $0.toPort = 443
        $0.cidrBlock = "0.0.0.0/0"
        $0.description = "HTTPS"
      })
    guard network.hasInterfaceEndpoints else { return }
    add(
      LogicalID(naming: network.name, "Endpoints", "From", construct.name),
      EC2.SecurityGroupIngress {
        $0.securityGroup = network.endpointGroup
        $0.protocolName = "tcp"
        $0.fromPort = 443
        $0.toPort = 443
        $0.sourceSecurityGroup = group
        $0.description = .literal("From \(construct.name)")
      })
  }

  /// A log group that outlives the stack.
  @discardableResult
  mutating func addLogGroup(
    _ id: LogicalID, _ name: String, retention: LogRetention
  ) -> Reference<Logs.LogGroup> {
    add(
      id,
      Logs.LogGroup {
        $0.name = .literal(name)
        $0.retention = .literal(retention.rawValue)
      }
    ) { $0.retain(.retain) }
  }

  /// The streams of a log group, as policies name them.
  ///
  /// CloudFormation's `Arn` attribute of a group ends in `:*` and Terraform's does not, so neither is used.
  func streams(of logGroup: Reference<Logs.LogGroup>) -> Value<String> {
    "arn:\(.partition):logs:\(.region):\(.accountID):log-group:\(logGroup):*"
  }

  mutating func addPolicy(
    _ id: LogicalID, _ name: String, of role: Reference<IAM.Role>, _ statements: [IAM.Statement]
  ) {
    guard !statements.isEmpty else { return }
    add(
      id,
      IAM.RolePolicy {
        $0.role = role
        $0.name = .literal(name)
        $0.document = IAM.PolicyDocument(statements)
      })
  }
}

extension IAM.Statement {
  /// Refuses everybody who comes without TLS.
  static func refusingPlainText(_ actions: String..., on resources: [Value<String>]) -> IAM.Statement {
    IAM.Statement(
      .deny, "RefusePlainText", principal: .everybody, actions: actions, resources: resources,
      conditions: [IAM.Condition("Bool", "aws:SecureTransport", "false")])
  }
}

extension Entry {
  /// What CloudFormation does with the resource when it is deleted or replaced.
  mutating func retain(_ policy: DeletionPolicy) {
    deletionPolicy = policy
    updateReplacePolicy = policy
  }
}
