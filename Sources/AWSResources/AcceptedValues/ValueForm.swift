/// A form that values of several properties have.
package enum ValueForm: String, CaseIterable {
  case roleARN, functionARN, topicARN, queueARN, certificateARN, edgeCertificateARN
  case loadBalancerARN, listenerARN, targetGroupARN
  /// The ARN of a KMS key or of an alias, an id, or an alias.
  case key
  case securityGroupID, vpcID, subnetID
  case ipv4Range, ipv6Range
  /// The range of a VPC or subnet.
  case networkRange
  /// The protocol of a security group's rule.
  case ipProtocol
  /// The path of a URL.
  case path
  /// `/orders/*`
  case pathPattern
  /// `200`, `200,204` or `200-299`
  case successCodes
  /// Seconds over which CloudWatch aggregates a metric for an alarm.
  case alarmPeriod
  /// Seconds over which CloudWatch aggregates a metric in an expression.
  case metricPeriod
  /// `rate(1 hour)` or `cron(0 3 * * ? *)`
  case recurringSchedule
  /// A recurring schedule, or `at(2027-01-01T08:00:00)`.
  case schedule
  case databaseEngine, cacheEngine
  /// `02:30-03:00`
  case dailyWindow
  /// `sun:04:00-sun:05:00`
  case weeklyWindow
  /// `registry/name:tag`
  case image
  case imageTag
  /// `sha256:…`
  case imageDigest
  case emailAddress
  case httpsURL
  /// The name of a parameter of Parameter Store.
  case parameterName
  /// A number that is neither infinite nor none.
  case number
  case tags

  /// What AWS accepts, to follow *use*.
  package var words: String {
    switch self {
    case .roleARN: "the ARN of a role, 'arn:aws:iam::123456789012:role/name'"
    case .functionARN: "the ARN of a function, 'arn:aws:lambda:eu-west-1:123456789012:function:name'"
    case .topicARN: "the ARN of a topic, 'arn:aws:sns:eu-west-1:123456789012:name'"
    case .queueARN: "the ARN of a queue, 'arn:aws:sqs:eu-west-1:123456789012:name'"
    case .loadBalancerARN:
      "the ARN of a load balancer, 'arn:aws:elasticloadbalancing:eu-west-1:123456789012:loadbalancer/app/name/id'"
    case .listenerARN:
      "the ARN of a listener, 'arn:aws:elasticloadbalancing:eu-west-1:123456789012:listener/app/name/id/id'"
    case .targetGroupARN:
      "the ARN of a target group, 'arn:aws:elasticloadbalancing:eu-west-1:123456789012:targetgroup/name/id'"
    case .edgeCertificateARN:
      "the ARN of a certificate in us-east-1, 'arn:aws:acm:us-east-1:123456789012:certificate/id'"
    case .certificateARN: "the ARN of a certificate, 'arn:aws:acm:eu-west-1:123456789012:certificate/id'"
    case .key: "a key's ARN or id, or an alias that begins with 'alias/'"
    case .securityGroupID: "the id of a security group, 'sg-' with 8 or 17 hexadecimal digits"
    case .vpcID: "the id of a VPC, 'vpc-' with 8 or 17 hexadecimal digits"
    case .subnetID: "the id of a subnet, 'subnet-' with 8 or 17 hexadecimal digits"
    case .ipv4Range: "a range of IPv4 addresses, such as '10.0.0.0/16'"
    case .ipv6Range: "a range of IPv6 addresses, such as '2001:db8::/32'"
    case .networkRange: "a range of IPv4 addresses of the size /16 to /28, such as '10.0.0.0/16'"
    case .ipProtocol: "'tcp', 'udp', 'icmp', 'icmpv6', '-1' for all, or the number of a protocol"
    case .path: "a path that begins with '/'"
    case .pathPattern: "a pattern that begins with '/' or a wildcard, as every path does"
    case .successCodes: "codes from 200 to 599, as '200', '200,204' or '200-299'"
    case .alarmPeriod: "10, 20, 30 or a multiple of 60"
    case .metricPeriod: "1, 5, 10, 20, 30 or a multiple of 60"
    case .recurringSchedule: "a schedule such as 'rate(1 hour)' or 'cron(0 3 * * ? *)', which has six fields"
    case .schedule:
      "a schedule such as 'rate(1 hour)', 'cron(0 3 * * ? *)', which has six fields, or 'at(2027-01-01T08:00:00)'"
    case .databaseEngine: "an engine of RDS, such as 'postgres', 'mysql' or 'aurora-postgresql'"
    case .cacheEngine: "'valkey', 'redis' or 'memcached'"
    case .dailyWindow: "a window in UTC, such as '02:30-03:00'"
    case .weeklyWindow: "a window in UTC, such as 'sun:04:00-sun:05:00'"
    case .image: "an image as 'name:tag' with a tag of 1 to 128 letters, digits, '_', '.' and '-'"
    case .imageTag: "1 to 128 letters, digits, '_', '.' and '-', not beginning with '.' or '-'"
    case .imageDigest: "'sha256:' with 64 hexadecimal digits"
    case .emailAddress: "an e-mail address, such as 'team@example.com'"
    case .httpsURL: "a URL that begins with 'https://'"
    case .parameterName: "1 to 1011 letters, digits, '.', '-', '_' and '/', and a '/' first where there is one"
    case .number: "a finite number"
    case .tags: "tags"
    }
  }

  package func accepts(_ text: String) -> Bool {
    switch self {
    case .roleARN: matches(text, "arn:aws[a-z-]*:iam::[0-9]{12}:role/.+")
    case .functionARN: matches(text, "arn:aws[a-z-]*:lambda:[a-z0-9-]+:[0-9]{12}:function:[A-Za-z0-9$_:-]+")
    case .topicARN: matches(text, "arn:aws[a-z-]*:sns:[a-z0-9-]+:[0-9]{12}:[A-Za-z0-9_.-]+")
    case .queueARN: matches(text, "arn:aws[a-z-]*:sqs:[a-z0-9-]+:[0-9]{12}:[A-Za-z0-9_.-]+")
    case .loadBalancerARN: isARN(text, ofBalancing: "loadbalancer")
    case .listenerARN: isARN(text, ofBalancing: "listener")
    case .targetGroupARN: isARN(text, ofBalancing: "targetgroup")
    case .certificateARN, .edgeCertificateARN:
      matches(
        text,
        "arn:aws[a-z-]*:acm:[a-z0-9-]+:[0-9]{12}:certificate/.+|arn:aws[a-z-]*:iam::[0-9]{12}:server-certificate/.+")
    case .key:
      // Empty is the key of the service.
      text.isEmpty
        || matches(
          text,
          "arn:aws[a-z-]*:kms:[a-z0-9-]+:[0-9]{12}:key/[A-Za-z0-9-]+|arn:aws[a-z-]*:kms:[a-z0-9-]+:[0-9]{12}:alias/[A-Za-z0-9/_-]+"
            + "|alias/[A-Za-z0-9/_-]+|[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}|mrk-[0-9a-f]{32}")
    case .securityGroupID: matches(text, "sg-[0-9a-f]{8,17}")
    case .vpcID: matches(text, "vpc-[0-9a-f]{8,17}")
    case .subnetID: matches(text, "subnet-[0-9a-f]{8,17}")
    case .ipv4Range: CIDR(text)?.family == .ipv4
    case .ipv6Range: CIDR(text)?.family == .ipv6
    case .networkRange: CIDR(text).map { $0.family == .ipv4 && (16...28).contains($0.prefix) } ?? false
    case .ipProtocol: isProtocol(text)
    case .path: text.hasPrefix("/")
    case .pathPattern: text.first.map { "/*?".contains($0) } ?? false
    case .successCodes:
      text.split(separator: ",", omittingEmptySubsequences: false).allSatisfy {
        matches(String($0), "[2-5][0-9][0-9]|[2-5][0-9][0-9]-[2-5][0-9][0-9]")
      }
    case .alarmPeriod: isPeriod(text, shorter: [10, 20, 30])
    case .metricPeriod: isPeriod(text, shorter: [1, 5, 10, 20, 30])
    case .recurringSchedule: ScheduleExpression(text)?.isRecurring ?? false
    case .schedule: ScheduleExpression(text).map { $0.isRecurring || $0.isOnce } ?? false
    case .databaseEngine:
      matches(
        text.lowercased(),
        "aurora|aurora-mysql|aurora-postgresql|mysql|mariadb|postgres|neptune|docdb"
          + "|oracle-[a-z0-9-]+|sqlserver-[a-z0-9-]+|db2-[a-z0-9-]+|custom-[a-z0-9-]+")
    case .cacheEngine: ["valkey", "redis", "memcached"].contains(text.lowercased())
    case .dailyWindow: isWindow(text, days: false)
    case .weeklyWindow: isWindow(text, days: true)
    case .image: isImage(text)
    case .imageTag: matches(text, "[A-Za-z0-9_][A-Za-z0-9_.-]{0,127}")
    case .imageDigest: matches(text, "sha256:[0-9a-f]{64}")
    case .emailAddress: matches(text, "[^@ ,;:<>]{1,64}@[A-Za-z0-9.-]+\\.[A-Za-z0-9-]+")
    case .httpsURL: matches(text, "https://[^/ ][^ ]*")
    case .parameterName:
      matches(text, "/[A-Za-z0-9_./-]{1,1010}|[A-Za-z0-9_.-]{1,1011}") && !text.hasSuffix("/") && !text.contains("//")
    case .number: Double(text)?.isFinite ?? true
    case .tags: true
    }
  }

  /// What AWS accepts in place of something of another region.
  func problem(with text: String, in region: String?) -> String? {
    guard let region, self == .certificateARN || self == .key else { return nil }
    let parts = text.split(separator: ":", maxSplits: 5, omittingEmptySubsequences: false)
    guard parts.count == 6, !parts[3].isEmpty, parts[3] != region else { return nil }
    return self == .key ? "a key in the stack's region, \(region)" : "a certificate in the stack's region, \(region)"
  }

  private func matches(_ text: String, _ pattern: String) -> Bool {
    ValuePattern.alternatives(pattern[...]).contains { $0.matches(text) }
  }

  private func isARN(_ text: String, ofBalancing kind: String) -> Bool {
    matches(text, "arn:aws[a-z-]*:elasticloadbalancing:[a-z0-9-]+:[0-9]{12}:\(kind)/.+")
  }

  // https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_IpPermission.html
  private func isProtocol(_ text: String) -> Bool {
    if let number = Int(text) { return (-1...255).contains(number) }
    return ["tcp", "udp", "icmp", "icmpv6", "sctp", "all"].contains(text.lowercased())
  }

  private func isPeriod(_ text: String, shorter: [Int]) -> Bool {
    guard let seconds = Int(text) else { return false }
    return shorter.contains(seconds) || seconds > 0 && seconds % 60 == 0
  }

  private func isWindow(_ text: String, days: Bool) -> Bool {
    let ends = text.split(separator: "-", omittingEmptySubsequences: false)
    return ends.count == 2 && ends[0] != ends[1] && ends.allSatisfy { isTime($0, withDay: days) }
  }

  private func isTime(_ text: Substring, withDay: Bool) -> Bool {
    var parts = text.split(separator: ":", omittingEmptySubsequences: false)
    if withDay {
      guard parts.count == 3 else { return false }
      guard ["mon", "tue", "wed", "thu", "fri", "sat", "sun"].contains(parts.removeFirst().lowercased()) else {
        return false
      }
    }
    guard parts.count == 2, parts.allSatisfy({ $0.utf8.count == 2 }) else { return false }
    guard let hour = Int(parts[0]), let minute = Int(parts[1]) else { return false }
    return (0...23).contains(hour) && (0...59).contains(minute)
  }

  // https://docs.docker.com/reference/cli/docker/image/tag/#description
  private func isImage(_ text: String) -> Bool {
    guard !text.isEmpty, text.utf8.count <= 1000, !text.contains(where: \.isWhitespace) else { return false }
    let name = text.prefix { $0 != "@" }
    let last = name.split(separator: "/", omittingEmptySubsequences: false).last ?? ""
    let parts = last.split(separator: ":", omittingEmptySubsequences: false)
    guard let first = parts.first, !first.isEmpty, parts.count <= 2 else { return false }
    return parts.count == 1 || Self.imageTag.accepts(String(parts[1]))
  }
}
