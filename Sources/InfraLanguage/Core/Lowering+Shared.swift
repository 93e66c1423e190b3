import ResourceGraph

/// Resources that several kinds of constructs have.
extension Lowering {
  /// Adds a security group without rules: every rule is a resource of its own, so that two groups can refer to each other.
  ///
  /// - Parameters:
  ///   - id: the logical id of the group.
  ///   - name: the name in its `Name` tag.
  ///   - summary: the description of the group.
  ///   - vpc: the VPC of the group.
  @discardableResult
  public mutating func addSecurityGroup(
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

  /// Allows connections from one security group to another on a port, by an egress rule and an ingress rule.
  ///
  /// Where the port changes, the tasks with the old one run until those with the new one do: a rule that is created before
  /// others are destroyed is also destroyed after what depends on it has changed
  /// (https://github.com/hashicorp/terraform/blob/main/docs/destroying.md).
  ///
  /// - Parameters:
  ///   - source: the group that connections come from.
  ///   - destination: the group that connections lead to.
  ///   - port: the TCP port.
  ///   - names: the names of the constructs at both ends, for logical ids and descriptions.
  public mutating func connect(
    _ source: Reference<EC2.SecurityGroup>, to destination: Reference<EC2.SecurityGroup>, port: Port,
    names: (source: String, destination: String)
  ) {
    check(port, of: "the connection from '\(names.source)' to '\(names.destination)'")
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
      }
    ) { $0.createsBeforeDestroying = true }
    add(
      LogicalID(naming: names.source, "To", names.destination, String(port.number)),
      EC2.SecurityGroupEgress {
        $0.securityGroup = source
        $0.protocolName = "tcp"
        $0.fromPort = number
        $0.toPort = number
        $0.destinationSecurityGroup = destination
        $0.description = .literal("To \(names.destination)")
      }
    ) { $0.createsBeforeDestroying = true }
  }

  /// Allows HTTPS to any address, for AWS services and APIs on the internet; everything else is a connection.
  ///
  /// - Parameters:
  ///   - group: the security group of the workload.
  ///   - construct: the workload.
  ///   - network: the network of the workload. The interface endpoints of one that exists already then accept it; those of another
  ///     accept everybody in the network.
  public mutating func allowHTTPS(
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
    guard network.existing != nil, network.hasInterfaceEndpoints else { return }
    add(
      LogicalID(naming: network.name, "Endpoints", "From", construct.name),
      EC2.SecurityGroupIngress {
        $0.securityGroup = network.endpointSecurityGroup
        $0.protocolName = "tcp"
        $0.fromPort = 443
        $0.toPort = 443
        $0.sourceSecurityGroup = group
        $0.description = .literal("From \(construct.name)")
      })
  }

  /// Adds a log group that is retained when the stack is deleted.
  ///
  /// - Parameters:
  ///   - id: the logical id of the log group.
  ///   - name: the name of the log group.
  ///   - retention: how long events are retained.
  @discardableResult
  public mutating func addLogGroup(
    _ id: LogicalID, _ name: String, retention: LogRetention
  ) -> Reference<Logs.LogGroup> {
    add(
      id,
      Logs.LogGroup {
        $0.name = .literal(name)
        $0.retention = .literal(retention.rawValue)
        $0.skipsDestroy = true
      }
    ) { $0.whenDeleted(.retain) }
  }

  /// Adds an inline policy to a role, unless there are no statements.
  ///
  /// - Parameters:
  ///   - id: the logical id of the policy.
  ///   - name: the name of the policy.
  ///   - role: the role.
  ///   - statements: the statements of the policy.
  public mutating func addPolicy(
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

extension Reference<Logs.LogGroup> {
  /// The ARN of the log group's streams, for policies.
  ///
  /// CloudFormation's `Arn` attribute of a log group ends in `:*` and Terraform's does not, so neither is used.
  public var streams: Value<String> {
    "arn:\(.partition):logs:\(.region):\(.accountID):log-group:\(self):*"
  }
}

extension IAM.Statement {
  /// Denies requests without TLS.
  static func refusingPlainText(_ actions: String..., on resources: [Value<String>]) -> IAM.Statement {
    IAM.Statement(
      .deny, "RefusePlainText", principal: .everybody, actions: actions, resources: resources,
      conditions: [IAM.Condition("Bool", "aws:SecureTransport", "false")])
  }
}

extension Entry {
  /// States what CloudFormation does with the resource when it is deleted or replaced.
  ///
  /// A resource to retain is deleted when its creation is rolled back: it is still empty, and its name is needed for the
  /// next attempt.
  mutating func whenDeleted(_ policy: DeletionPolicy) {
    deletionPolicy = policy == .retain ? .retainExceptOnCreate : policy
    updateReplacePolicy = policy == .retainExceptOnCreate ? .retain : policy
  }

  /// Lets Terraform replace the resource whenever it replaces another, together with which AWS deletes it.
  mutating func replace(with owner: Reference<some Resource>) {
    if let id = owner.id { replacedWith.append(AttributeReference(id, "Ref")) }
  }
}

extension Reference<Logs.LogGroup> {
  /// The ARN of the log group itself, without the `:*` that CloudFormation's attribute ends in.
  var plainARN: Value<String> {
    "arn:\(.partition):logs:\(.region):\(.accountID):log-group:\(self)"
  }
}
