import Documents
import Testing

@testable import AWSResources

@Suite struct AcceptedValuesTests {
  private func mistakes(_ type: String, _ properties: Object, in region: String? = nil) -> [String] {
    var values = AcceptedValues(region: region)
    return values.mistakes(in: properties, of: type).map { mistake in
      "\(mistake.path.joined(separator: ".")): \(mistake.value ?? "hidden"): \(mistake.accepted)"
    }
  }

  /// A resource of a type, as a template has it.
  struct Case: Sendable, CustomTestStringConvertible {
    var type: String
    var json: String
    var message: String?
    var testDescription: String { "\(type) \(json)" }

    init(_ type: String, _ json: String, _ message: String? = nil) {
      (self.type, self.json, self.message) = (type, json, message)
    }
  }

  static let refused: [Case] = [
    Case("AWS::SQS::Queue", #"{"DelaySeconds": 901}"#, "DelaySeconds: '901': 0 to 900"),
    Case("AWS::SQS::Queue", #"{"DelaySeconds": "-1"}"#, "DelaySeconds: '-1': 0 to 900"),
    Case(
      "AWS::S3::Bucket", #"{"VersioningConfiguration": {"Status": "Enabeld"}}"#,
      "VersioningConfiguration.Status: 'Enabeld': 'Enabled' (accepted are Enabled, Suspended)"),
    Case(
      "AWS::Lambda::Function", #"{"Architectures": ["arm64", "x86_64"]}"#, "Architectures: 2 items: 1 items"),
    Case(
      "AWS::Lambda::Function", #"{"Architectures": ["amr64"]}"#,
      "Architectures.0: 'amr64': 'arm64' (accepted are x86_64, arm64)"),
    Case(
      "AWS::ECS::TaskDefinition", #"{"ContainerDefinitions": [{"Name": "api", "Image": "api:-1"}]}"#,
      "ContainerDefinitions.0.Image: 'api:-1': an image as 'name:tag' with a tag of 1 to 128 letters, digits, '_', '.' "
        + "and '-'"),
    Case(
      "AWS::RDS::DBInstance", #"{"PreferredBackupWindow": "25:00-26:00"}"#,
      "PreferredBackupWindow: '25:00-26:00': a window in UTC, such as '02:30-03:00'"),
    Case(
      "AWS::RDS::DBInstance", #"{"PreferredMaintenanceWindow": "never"}"#,
      "PreferredMaintenanceWindow: 'never': a window in UTC, such as 'sun:04:00-sun:05:00'"),
    Case(
      "AWS::ElastiCache::CacheCluster", #"{"CacheNodeType": "db.t4g.micro"}"#,
      #"CacheNodeType: 'db.t4g.micro': a value that matches cache\.[a-z][a-z0-9-]+\.[0-9]*[a-z]+"#),
    Case(
      "AWS::MSK::Cluster", #"{"BrokerNodeGroupInfo": {"InstanceType": "m7g.large"}}"#,
      #"BrokerNodeGroupInfo.InstanceType: 'm7g.large': a value that matches "#
        + #"kafka\.[a-z][a-z0-9-]+\.[0-9]*[a-z]+ or express\.[a-z][a-z0-9-]+\.[0-9]*[a-z]+"#),
    Case(
      "AWS::Logs::LogGroup", #"{"RetentionInDays": 17}"#,
      "RetentionInDays: '17': '14' (accepted are 1, 3, 5, 7, 14, 30, 60, 90, 120, 150, 180, 365, 400, 545, 731, 1096, 1827, "
        + "2192, 2557, 2922, 3288, 3653)"),
    Case("AWS::CloudWatch::Alarm", #"{"Threshold": "nan"}"#, "Threshold: 'nan': a finite number"),
    Case(
      "AWS::SQS::Queue", #"{"Tags": [{"Key": "aws:team", "Value": "shop"}]}"#,
      "Tags: 'aws:team': a key of 1 to 128 characters that does not begin with 'aws:'"),
    Case(
      "AWS::EC2::VPC", #"{"CidrBlock": "10.0.0.0"}"#,
      "CidrBlock: '10.0.0.0': a range of IPv4 addresses of the size /16 to /28, such as '10.0.0.0/16'"),
    Case(
      "AWS::EC2::VPC", #"{"CidrBlock": "10.0.0.0/8"}"#,
      "CidrBlock: '10.0.0.0/8': a range of IPv4 addresses of the size /16 to /28, such as '10.0.0.0/16'"),
    Case(
      "AWS::EC2::SecurityGroupIngress", #"{"IpProtocol": "tcpp"}"#,
      "IpProtocol: 'tcpp': 'tcp', 'udp', 'icmp', 'icmpv6', '-1' for all, or the number of a protocol"),
    Case(
      "AWS::ElasticLoadBalancingV2::TargetGroup", #"{"HealthCheckPath": "health", "Matcher": {"HttpCode": "200"}}"#,
      "HealthCheckPath: 'health': a path that begins with '/'"),
    Case(
      "AWS::ElasticLoadBalancingV2::TargetGroup", #"{"Matcher": {"HttpCode": "9999"}}"#,
      "Matcher.HttpCode: '9999': codes from 200 to 599, as '200', '200,204' or '200-299'"),
    Case(
      "AWS::ElasticLoadBalancingV2::TargetGroup",
      #"{"HealthCheckIntervalSeconds": 10, "HealthCheckTimeoutSeconds": "20"}"#,
      "HealthCheckTimeoutSeconds: '20': at most 10, the value of HealthCheckIntervalSeconds"),
    Case(
      "AWS::ElasticLoadBalancingV2::ListenerRule",
      #"{"Conditions": [{"PathPatternConfig": {"Values": ["/orders/*", "orders/*"]}}]}"#,
      "Conditions.0.PathPatternConfig.Values.1: 'orders/*': a pattern that begins with '/' or a wildcard, as every path does"
    ),
    Case(
      "AWS::ElasticLoadBalancingV2::Listener",
      #"{"LoadBalancerArn": "shop", "SslPolicy": "ELBSecurityPolicy-TLS13-1-2-2021-06"}"#,
      "LoadBalancerArn: 'shop': the ARN of a load balancer, "
        + "'arn:aws:elasticloadbalancing:eu-west-1:123456789012:loadbalancer/app/name/id'"),
    Case(
      "AWS::ElasticLoadBalancingV2::Listener", #"{"DefaultActions": [{"TargetGroupArn": "api"}]}"#,
      "DefaultActions.0.TargetGroupArn: 'api': the ARN of a target group, "
        + "'arn:aws:elasticloadbalancing:eu-west-1:123456789012:targetgroup/name/id'"),
    Case(
      "AWS::ElasticLoadBalancingV2::Listener", #"{"SslPolicy": "TLS13"}"#,
      "SslPolicy: 'TLS13': a value that matches ELBSecurityPolicy-[A-Za-z0-9-]+"),
    Case(
      "AWS::ECS::TaskDefinition", #"{"ContainerDefinitions": [{"PortMappings": [{"ContainerPort": 0}]}]}"#,
      "ContainerDefinitions.0.PortMappings.0.ContainerPort: '0': 1 to 65535"),
    Case(
      "AWS::ApplicationAutoScaling::ScalableTarget", #"{"MinCapacity": 5, "MaxCapacity": 2}"#,
      "MinCapacity: '5': at most 2, the value of MaxCapacity"),
    Case("AWS::CloudWatch::Alarm", #"{"Period": 7}"#, "Period: '7': 10, 20, 30 or a multiple of 60"),
    Case(
      "AWS::Route53::RecordSet", #"{"Type": "AAAAA"}"#, "Type: 'AAAAA': 'AAAA'"),
    Case(
      "AWS::Events::Rule", #"{"ScheduleExpression": "cron(99)"}"#,
      "ScheduleExpression: 'cron(99)': a schedule such as 'rate(1 hour)' or 'cron(0 3 * * ? *)', which has six fields"),
    Case(
      "AWS::Events::Rule", #"{"ScheduleExpression": "at(2027-01-01T08:00:00)"}"#,
      "ScheduleExpression: 'at(2027-01-01T08:00:00)': a schedule such as 'rate(1 hour)' or 'cron(0 3 * * ? *)', which has six "
        + "fields"),
    Case(
      "AWS::Scheduler::Schedule", #"{"ScheduleExpression": "cron(99 3 * * ? *)"}"#,
      "ScheduleExpression: 'cron(99 3 * * ? *)': a schedule such as 'rate(1 hour)', 'cron(0 3 * * ? *)', which has six fields, "
        + "or 'at(2027-01-01T08:00:00)'"),
    Case(
      "AWS::S3::Bucket",
      #"{"NotificationConfiguration": {"QueueConfigurations": [{"Event": "s3:nonsense"}]}}"#,
      "NotificationConfiguration.QueueConfigurations.0.Event: 's3:nonsense': a value that matches s3:[A-Z][A-Za-z]+ or "
        + #"s3:[A-Z][A-Za-z]+:[A-Z][A-Za-z]+ or s3:[A-Z][A-Za-z]+:\*"#),
    Case(
      "AWS::S3::Bucket",
      #"{"NotificationConfiguration": {"QueueConfigurations": [{"Queue": "jobs"}]}}"#,
      "NotificationConfiguration.QueueConfigurations.0.Queue: 'jobs': the ARN of a queue, "
        + "'arn:aws:sqs:eu-west-1:123456789012:name'"),
    Case(
      "AWS::RDS::DBInstance", #"{"Engine": "postgress"}"#,
      "Engine: 'postgress': an engine of RDS, such as 'postgres', 'mysql' or 'aurora-postgresql'"),
    Case(
      "AWS::ElastiCache::ReplicationGroup", #"{"Engine": "valkeyy"}"#,
      "Engine: 'valkeyy': 'valkey', 'redis' or 'memcached'"),
  ]

  @Test(arguments: refused)
  func `what AWS refuses is a mistake at its path`(example: Case) throws {
    #expect(mistakes(example.type, try object(example.json)) == [example.message])
  }

  static let accepted: [Case] = [
    Case("AWS::RDS::DBInstance", #"{"DBInstanceClass": "db.r5.12xlarge.tpc2.mem2x"}"#),
    Case("AWS::RDS::DBInstance", #"{"DBInstanceClass": "db.serverless"}"#),
    Case("AWS::OpenSearchService::Domain", #"{"ClusterConfig": {"InstanceType": "or1.2xlarge.search"}}"#),
    Case("AWS::MSK::Cluster", #"{"BrokerNodeGroupInfo": {"InstanceType": "express.m7g.16xlarge"}}"#),
    Case("AWS::Lambda::Function", #"{"Runtime": "nodejs26.x"}"#),
    Case("AWS::Lambda::Function", #"{"Runtime": "dotnetcore3.1"}"#),
    Case("AWS::SQS::Queue", #"{"DelaySeconds": {"Ref": "Delay"}, "QueueName": {"Fn::Sub": "${Name} of all"}}"#),
    Case("AWS::SQS::Queue", #"{"DelaySeconds": 0, "QueueName": "jobs.fifo", "Unknown": 7}"#),
    Case("AWS::Lambda::Function", #"{"Architectures": [{"Fn::If": ["Arm", "arm64", "x86_64"]}]}"#),
    Case(
      "AWS::RDS::DBInstance", #"{"MasterUsername": "{{resolve:secretsmanager:orders:SecretString:username}}"}"#),
    Case(
      "AWS::RDS::DBInstance", #"{"PreferredMaintenanceWindow": "Sun:23:30-Mon:00:30", "AllocatedStorage": "100"}"#),
    Case("AWS::RDS::DBInstance", #"{"Engine": "MySQL"}"#),
    Case("AWS::RDS::DBInstance", #"{"Engine": "sqlserver-dev-ee"}"#),
    Case("AWS::EC2::SecurityGroupIngress", #"{"IpProtocol": "-1"}"#),
    Case("AWS::EC2::SecurityGroupIngress", #"{"IpProtocol": 50}"#),
    Case(
      "AWS::ElasticLoadBalancingV2::TargetGroup", #"{"Matcher": {"HttpCode": "200,300-399"}, "HealthCheckPath": "/"}"#),
    Case(
      "AWS::ElasticLoadBalancingV2::ListenerRule",
      #"{"Conditions": [{"PathPatternConfig": {"Values": ["*.png", "/orders"]}}]}"#),
    Case("AWS::Events::Rule", #"{"ScheduleExpression": "rate(5 minutes)"}"#),
    Case("AWS::Scheduler::Schedule", #"{"ScheduleExpression": "at(2027-01-01T08:00:00)"}"#),
    Case("AWS::Scheduler::Schedule", #"{"ScheduleExpression": "cron(0/15 8-18 ? * MON-FRI *)"}"#),
    Case("AWS::ApplicationAutoScaling::ScalableTarget", #"{"MinCapacity": 5, "MaxCapacity": {"Ref": "Most"}}"#),
    Case(
      "AWS::S3::Bucket",
      #"{"NotificationConfiguration": {"TopicConfigurations": [{"Event": "s3:ObjectAnnotation:Put"}, {"Event": "s3:ObjectCreated:*"}]}}"#
    ),
    Case("AWS::CloudWatch::Alarm", #"{"Period": 300, "Metrics": [{"MetricStat": {"Period": 5}}]}"#),
    Case("AWS::Nobody::Knows", #"{"DelaySeconds": 901}"#),
  ]

  @Test(arguments: accepted)
  func `what AWS accepts or is not known is none`(example: Case) throws {
    #expect(mistakes(example.type, try object(example.json)) == [])
  }

  private func object(_ json: String) throws -> Object { try #require(try JSON.read(Array(json.utf8)).object) }

  @Test func `a certificate must be of the region of the stack`() {
    let certificate = "arn:aws:acm:us-east-1:111122223333:certificate/0a1b"
    let listener: Object = ["Certificates": [["CertificateArn": .string(certificate)]]]
    let type = "AWS::ElasticLoadBalancingV2::Listener"
    #expect(mistakes(type, listener, in: "us-east-1") == [])
    #expect(
      mistakes(type, listener, in: "eu-west-1") == [
        "Certificates.0.CertificateArn: '\(certificate)': a certificate in the stack's region, eu-west-1"
      ])
  }

  @Test func `a password is not shown`() {
    #expect(mistakes("AWS::ElastiCache::User", ["Passwords": [""]]).allSatisfy { $0.contains("hidden") })
  }

  @Test(arguments: [
    ("[a-z]{2,3}", ["ab", "abc"], ["a", "abcd", "aB", ""]),
    ("arn:aws[a-z-]*:.+", ["arn:aws:s3", "arn:aws-cn:x"], ["arn:aws:", "aws:s3"]),
    ("[^ ]+", ["é", "a-b"], ["a b", ""]),
    (".*[0-9].*", ["a1b", "1"], ["ab", ""]),
    (#"[A-Z]+\.fifo"#, ["JOBS.fifo"], ["JOBSxfifo", ".fifo"]),
    (#"\$[\x41-\x43]?"#, ["$", "$A"], ["$D", "A"]),
    ("", [""], ["a"]),
  ])
  func `a pattern matches whole values`(pattern: String, matching: [String], others: [String]) {
    let pattern = ValuePattern(pattern)
    for text in matching { #expect(pattern.matches(text), "\(text)") }
    for text in others { #expect(!pattern.matches(text), "\(text)") }
  }

  @Test func `every line of the tables is read`() throws {
    for type in ResourceCatalog.aws.types {
      let name = type.resourceType.cloudFormation
      guard let lines = AcceptedValues.lines(of: name) else { continue }
      let table = ValueTable(lines)
      #expect(table.lines.count == "\(lines)".split(separator: "\n").count, "\(name)")
      for index in table.lines.indices where table.lines[index].hasConstraint {
        #expect(!table.constraint(of: index).isEmpty, "\(name), line \(index + 1)")
      }
    }
  }
}
