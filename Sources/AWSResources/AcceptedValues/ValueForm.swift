/// A form that values of several properties have.
package enum ValueForm: String, CaseIterable {
  case roleARN, functionARN, topicARN, certificateARN
  /// The ARN of a KMS key or of an alias, an id, or an alias.
  case key
  case securityGroupID, vpcID, subnetID
  case ipv4Range, ipv6Range
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
    case .certificateARN: "the ARN of a certificate, 'arn:aws:acm:eu-west-1:123456789012:certificate/id'"
    case .key: "a key's ARN or id, or an alias that begins with 'alias/'"
    case .securityGroupID: "the id of a security group, 'sg-' with 8 or 17 hexadecimal digits"
    case .vpcID: "the id of a VPC, 'vpc-' with 8 or 17 hexadecimal digits"
    case .subnetID: "the id of a subnet, 'subnet-' with 8 or 17 hexadecimal digits"
    case .ipv4Range: "a range of IPv4 addresses, such as '10.0.0.0/16'"
    case .ipv6Range: "a range of IPv6 addresses, such as '2001:db8::/32'"
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
    case .certificateARN:
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
