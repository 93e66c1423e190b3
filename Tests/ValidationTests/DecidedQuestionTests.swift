import AWSResources
import Documents
import Templates
import Testing

@testable import Validation

/// What a template does tell, although a function or an unusual property stands in the way.
@Suite struct DecidedQuestionTests {
  private func report(_ resources: String, _ sections: String = "", _ rules: any Rule.Type...) throws -> Report {
    let text = "\(sections)\nResources:\n\(resources)"
    let document = try TemplateFile.document(Array(text.utf8), file: "a.yaml")
    return Validator(rules).check(
      scenarios: try TemplateFile.scenarios(document, file: "a.yaml", catalog: .aws))
  }

  @Test func `attributes with other keys leave nothing open`() throws {
    func balancer(_ attributes: String) throws -> Report {
      try report(
        """
          Lb:
            Type: AWS::ElasticLoadBalancingV2::LoadBalancer
            Properties: {LoadBalancerAttributes: [\(attributes)]}
        """, "Parameters: {Key: {Type: String}, On: {Type: String}}",
        LoadBalancerIsDeletionProtected.self, LoadBalancerWritesAccessLogs.self)
    }
    let rules = ["load-balancer-is-deletion-protected", "load-balancer-writes-access-logs"]
    let other = try balancer("{Key: dns_record.client_routing_policy, Value: any_availability_zone}")
    #expect(other.findings.map(\.rule) == rules && other.unknowns.isEmpty)
    let half = try balancer("{Key: deletion_protection.enabled, Value: !Ref On}, {Key: a.b, Value: !Ref On}")
    #expect(half.findings.map(\.rule) == [rules[1]] && half.unknowns.map(\.rule) == [rules[0]])
    #expect(try balancer("{Key: !Ref Key, Value: \"true\"}").unknowns.map(\.rule) == rules)
  }

  @Test(arguments: [
    (#"{"cidr": "203.0.113.0/24"}"#, #""203.0.113.0/25""#, "kept"),
    (#"{"cidr": "203.0.113.0/24"}"#, #""::/0""#, "broken"),
    (#"[{"cidr": "10.0.0.0/8"}, {"cidr": "0.0.0.0/0"}]"#, #""203.0.113.0/25""#, "broken"),
    (#"{"cidr": "${var.office}"}"#, #""203.0.113.0/25""#, "undecided"),
  ])
  func `a prefix list of the template says whom it admits`(_ inline: String, _ separate: String, _ verdict: String)
    throws
  {
    let text = """
      {"variable": {"office": {}}, "resource": {
        "aws_ec2_managed_prefix_list": {"l": {"name": "l", "address_family": "IPv4", "max_entries": 3, "entry": \(inline)}},
        "aws_ec2_managed_prefix_list_entry": {"e": {
          "prefix_list_id": "${aws_ec2_managed_prefix_list.l.id}", "cidr": \(separate)}},
        "aws_security_group": {"g": {"vpc_id": "vpc-1"}},
        "aws_vpc_security_group_ingress_rule": {"r": {
          "security_group_id": "${aws_security_group.g.id}", "ip_protocol": "tcp", "from_port": 22, "to_port": 22,
          "prefix_list_id": "${aws_ec2_managed_prefix_list.l.id}"}}
      }}
      """
    let document = try TemplateFile.document(Array(text.utf8), file: "main.tf.json")
    let report = Validator([SSHAndRDPAreNotOpen.self]).check(
      scenarios: try TemplateFile.scenarios(document, file: "main.tf.json", catalog: .aws))
    let found = report.findings.isEmpty ? report.unknowns.isEmpty ? "kept" : "undecided" : "broken"
    #expect(found == verdict)
  }

  @Test func `a source that is given by its name is a group, not the internet`() throws {
    let open = try report(
      """
        Group:
          Type: AWS::EC2::SecurityGroup
          Properties:
            GroupDescription: a
            SecurityGroupIngress:
              - {IpProtocol: tcp, FromPort: 22, ToPort: 22, SourceSecurityGroupName: office}
              - IpProtocol: tcp
                FromPort: 3306
                ToPort: 3306
                SourceSecurityGroupName: !GetAtt Classic.SourceSecurityGroup.GroupName
                SourceSecurityGroupOwnerId: !GetAtt Classic.SourceSecurityGroup.OwnerAlias
        Rule:
          Type: AWS::EC2::SecurityGroupIngress
          Properties: {GroupId: !Ref Group, IpProtocol: "-1", SourceSecurityGroupName: office}
        Classic:
          Type: AWS::ElasticLoadBalancing::LoadBalancer
          Properties: {Listeners: [{InstancePort: "80", LoadBalancerPort: "80", Protocol: HTTP}]}
        Db:
          Type: AWS::RDS::DBInstance
          Properties: {Engine: mysql, VPCSecurityGroups: [!Ref Group]}
      """, "", SSHAndRDPAreNotOpen.self, OnlyEdgeGroupsAdmitTheInternet.self, DatabaseGroupAdmitsOnlyItsServices.self)
    #expect(open.findings.isEmpty)
    #expect(Set(open.unknowns.map(\.rule)) == ["database-group-admits-only-its-services"])
    #expect(
      Set(open.unknowns.map(\.message)) == [
        "'Group' allows 'office', which is not in the template",
        "'Group' allows 'Classic.SourceSecurityGroup.GroupName', which is not in the template",
      ])
  }

  /// A name that the group of an endpoint allows, and whether it decides that a service may connect.
  @Test(arguments: [
    ("!Ref Web", "", "decided"), ("!GetAtt Web.GroupName", "", "decided"), ("web", "", "decided"),
    ("web", ", SourceSecurityGroupOwnerId: '111122223333'", "open"), ("!Ref Name", "", "open"), ("office", "", "open"),
  ])
  func `a source that is given by its name is the group of that name`(
    _ name: String, _ owner: String, _ expected: String
  ) throws {
    let found = try report(
      """
        Vpc: {Type: AWS::EC2::VPC, Properties: {CidrBlock: 10.0.0.0/16}}
        Subnet: {Type: AWS::EC2::Subnet, Properties: {VpcId: !Ref Vpc, CidrBlock: 10.0.0.0/24}}
        Web: {Type: AWS::EC2::SecurityGroup, Properties: {GroupDescription: a, GroupName: web, VpcId: !Ref Vpc}}
        Group:
          Type: AWS::EC2::SecurityGroup
          Properties:
            GroupDescription: a
            VpcId: !Ref Vpc
            SecurityGroupIngress:
              - {IpProtocol: tcp, FromPort: 443, ToPort: 443, SourceSecurityGroupName: \(name)\(owner)}
        Service:
          Type: AWS::ECS::Service
          Properties:
            LaunchType: FARGATE
            TaskDefinition: !Ref Task
            NetworkConfiguration: {AwsvpcConfiguration: {Subnets: [!Ref Subnet], SecurityGroups: [!Ref Web]}}
        Task:
          Type: AWS::ECS::TaskDefinition
          Properties:
            NetworkMode: awsvpc
            ContainerDefinitions:
              - {Name: a, Image: a, LogConfiguration: {LogDriver: awslogs, Options: {awslogs-group: a}}}
        Logs:
          Type: AWS::EC2::VPCEndpoint
          Properties:
            VpcId: !Ref Vpc
            ServiceName: !Sub "com.amazonaws.${AWS::Region}.logs"
            VpcEndpointType: Interface
            SubnetIds: [!Ref Subnet]
            SecurityGroupIds: [!Ref Group]
            PrivateDnsEnabled: true
      """, "Parameters: {Name: {Type: String}}", EndpointAdmitsItsClients.self)
    #expect(found.findings.isEmpty, "\(found.findings.map(\.message))")
    #expect(found.unknowns.isEmpty == (expected == "decided"), "\(found.unknowns.map(\.message))")
  }

  @Test func `subnets that name each other's zones have no known zone`() throws {
    let found = try report(
      """
        A:
          Type: AWS::EC2::Subnet
          Properties: {VpcId: vpc-1, CidrBlock: 10.0.0.0/24, AvailabilityZone: !GetAtt B.AvailabilityZone}
        B:
          Type: AWS::EC2::Subnet
          Properties: {VpcId: vpc-1, CidrBlock: 10.0.1.0/24, AvailabilityZone: !GetAtt A.AvailabilityZone}
        Group: {Type: AWS::RDS::DBSubnetGroup, Properties: {SubnetIds: [!Ref A, !Ref B]}}
      """, "", DatabaseSubnetsSpanZones.self)
    #expect(found.findings.isEmpty)
    #expect(found.unknowns.map(\.subject) == ["Group"])
  }

  @Test func `a rule of another kind stays open`() throws {
    let open = try report(
      """
        Group:
          Type: AWS::EC2::SecurityGroup
          Properties: {GroupDescription: a, SecurityGroupIngress: [{IpProtocol: tcp, FromPort: 22, ToPort: 22, Source: x}]}
      """, "", SSHAndRDPAreNotOpen.self)
    #expect(open.findings.isEmpty && open.unknowns.count == 2)
  }

  @Test(arguments: [
    ("!FindInMap [Zones, !Ref AWS::Region, A]", "!FindInMap [Zones, !Ref AWS::Region, B]", "decided"),
    (
      "!Select [0, !FindInMap [Zones, !Ref AWS::Region, All]]",
      "!Select [1, !FindInMap [Zones, !Ref AWS::Region, All]]", "decided"
    ),
    ("!FindInMap [Zones, !Ref AWS::Region, A]", "!FindInMap [Zones, !Ref AWS::Region, A]", "one zone"),
    // In one of the regions.
    ("!FindInMap [Zones, !Ref AWS::Region, A]", "!FindInMap [Zones, !Ref AWS::Region, C]", "one zone"),
    ("!FindInMap [Zones, !Ref Row, A]", "!FindInMap [Zones, !Ref Row, B]", "open"),
  ])
  func `zones that a mapping gives differ where they do in each region`(
    _ first: String, _ second: String, _ expected: String
  ) throws {
    let found = try report(
      """
        Vpc: {Type: AWS::EC2::VPC, Properties: {CidrBlock: 10.0.0.0/16}}
        A: {Type: AWS::EC2::Subnet, Properties: {VpcId: !Ref Vpc, CidrBlock: 10.0.0.0/24, AvailabilityZone: \(first)}}
        B: {Type: AWS::EC2::Subnet, Properties: {VpcId: !Ref Vpc, CidrBlock: 10.0.1.0/24, AvailabilityZone: \(second)}}
      """,
      """
      Parameters: {Row: {Type: String}}
      Mappings:
        Zones:
          eu-west-1: {A: eu-west-1a, B: eu-west-1b, C: eu-west-1a, All: [eu-west-1a, eu-west-1b]}
          us-east-1: {A: us-east-1b, B: us-east-1c, C: us-east-1c, All: [us-east-1b, us-east-1c]}
      """, NetworkSpansTwoZones.self)
    let isOneZone = found.findings.contains { $0.message.contains("only one Availability Zone") }
    #expect((found.unknowns.isEmpty ? isOneZone ? "one zone" : "decided" : "open") == expected)
  }

  @Test func `tasks in the network of their instances have no subnets to ask about`() throws {
    func service(_ task: String, _ service: String = "") throws -> Report {
      try report(
        """
          Task:
            Type: AWS::ECS::TaskDefinition
            Properties:
              \(task)
              ContainerDefinitions: [{Name: a, Image: a, LogConfiguration: {LogDriver: awslogs, Options: {}}}]
          Service: {Type: AWS::ECS::Service, Properties: {TaskDefinition: !Ref Task\(service)}}
        """, "", TasksCanWriteTheirLogs.self)
    }
    #expect(try service("NetworkMode: bridge").unknowns.isEmpty)
    #expect(try service("Family: a").unknowns.isEmpty)
    #expect(try service("NetworkMode: awsvpc").unknowns.count == 1)
    #expect(try service("RequiresCompatibilities: [FARGATE]").unknowns.count == 1)
  }

  @Test func `a database without a subnet group is told once`() throws {
    let found = try report(
      """
        Db: {Type: AWS::RDS::DBInstance, Properties: {Engine: mysql}}
        Cache: {Type: AWS::ElastiCache::ReplicationGroup, Properties: {ReplicationGroupDescription: a}}
      """, "", DataStoresAreInPrivateSubnets.self, DatabaseSubnetsSpanZones.self,
      CacheSubnetsArePrivateAndSpanZones.self)
    #expect(
      found.all.map(\.rule).sorted() == ["cache-subnets-are-private-and-span-zones", "database-subnets-span-zones"])
  }

  @Test(arguments: [
    ("List<AWS::EC2::Subnet::Id>", "the template does not say which subnets parameter 'Given' names"),
    ("AWS::EC2::Subnet::Id", "the template does not say which subnet parameter 'Given' names"),
    ("CommaDelimitedList", "the template does not say what parameter 'Given' is"),
  ])
  func `a parameter is the cause, with what its type says`(_ type: String, _ expected: String) throws {
    let subnets = type.hasPrefix("AWS") ? "[!Ref Given]" : "!Ref Given"
    let open = try report(
      """
        Function:
          Type: AWS::Lambda::Function
          Properties: {VpcConfig: {SubnetIds: \(subnets), SecurityGroupIds: []}}
      """, "Parameters: {Given: {Type: \(type)}}", WorkloadsAreInPrivateSubnets.self)
    #expect(open.unknowns.map { $0.cause?.text } == [expected])
  }

  @Test(arguments: [
    ("!Sub \"${Stack}:Subnet\"", "*:Subnet"), ("!Join [\":\", [!Ref Stack, Subnet]]", "*:Subnet"),
    ("net-Subnet", "net-Subnet"),
  ])
  func `an import is the cause by the name that the template gives`(_ name: String, _ expected: String) throws {
    let open = try report(
      """
        Function:
          Type: AWS::Lambda::Function
          Properties: {VpcConfig: {SubnetIds: [{"Fn::ImportValue": \(name)}], SecurityGroupIds: []}}
      """, "Parameters: {Stack: {Type: String}}", WorkloadsAreInPrivateSubnets.self)
    #expect(open.unknowns.map(\.cause) == [.importedValue(expected)])
  }
}
