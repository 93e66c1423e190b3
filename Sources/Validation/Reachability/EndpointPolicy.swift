import AWSResources

/// What the policy of an endpoint has to allow so that tasks start.
struct EndpointRequest {
  let action: String
  /// The ARN, as far as it is fixed: a policy has to name it, or a pattern that it matches.
  var resource: String?

  /// The requests that ECS makes through the endpoint of a service, named as in endpoints.
  ///
  /// ECR keeps the layers of images in a bucket of its own in each region.
  /// https://docs.aws.amazon.com/AmazonECR/latest/userguide/vpc-endpoints.html#ecr-minimum-s3-perms
  static func all(to service: String, region: String?) -> [EndpointRequest] {
    switch service {
    case "s3":
      let bucket = "arn:\(partition(of: region)):s3:::prod-\(region ?? anyRegion)-starport-layer-bucket/layer"
      return [.init(action: "s3:GetObject", resource: bucket)]
    case "ecr.api":
      return ["ecr:GetAuthorizationToken", "ecr:BatchGetImage", "ecr:GetDownloadUrlForLayer"].map { .init(action: $0) }
    case "logs": return ["logs:CreateLogStream", "logs:PutLogEvents"].map { .init(action: $0) }
    case "secretsmanager": return [.init(action: "secretsmanager:GetSecretValue")]
    case "ssm": return [.init(action: "ssm:GetParameters")]
    case "ssmmessages": return [.init(action: "ssmmessages:CreateDataChannel")]
    default: return []
    }
  }

  private static func partition(of region: String?) -> String {
    partitions.first { region?.hasPrefix($0.key) == true }?.value ?? "aws"
  }

  /// The partitions of the regions whose names begin so.
  ///
  /// https://docs.aws.amazon.com/whitepapers/latest/aws-fault-isolation-boundaries/partitions.html
  private static let partitions: KeyValuePairs = [
    "cn-": "aws-cn", "us-gov-": "aws-us-gov", "us-iso-": "aws-iso", "us-isob-": "aws-iso-b", "us-isof-": "aws-iso-f",
    "eu-isoe-": "aws-iso-e", "eusc-": "aws-eusc",
  ]

  /// Stands for a region that is not known.
  static let anyRegion = "aregion"
}

extension Reachability {
  /// Checks that the policy of an endpoint allows what ECS does through it.
  func checkPolicy(of endpoint: Endpoint, for service: String, _ path: inout NetworkPath) {
    let entry = endpoint.endpoint.entry
    let property = "PolicyDocument"
    let policy = model.policy(endpoint.endpoint.resource.policy, in: entry, at: [property])
    guard endpoint.endpoint.resource.policy != nil || !policy.statements.isEmpty else {
      if entry.isUnresolved(at: [property]) {
        path.doubt("the policy of endpoint '\(endpoint.id)' cannot be determined before deployment")
      }
      return
    }
    for request in EndpointRequest.all(to: service, region: model.graph.region) {
      switch allows(policy, request) {
      case .yes: continue
      case .unknown(let reason): return path.doubt(reason)
      case .no:
        let what = request.resource == nil ? "'\(request.action)'" : "the bucket of ECR's image layers"
        return path.block(
          .endpointPolicy(endpoint.id), at: Place(entry, [property]),
          "the policy of endpoint '\(endpoint.id)' does not allow \(what)", "allow it in 'PolicyDocument'")
      }
    }
  }

  private func allows(_ policy: LocatedPolicy, _ request: EndpointRequest) -> Answer {
    let matching = policy.statements.filter { matches($0, request) }
    let (allows, denials) = (matching.filter(\.isAllow), matching.filter { !$0.isAllow })
    if allows.isEmpty || denials.contains(where: Self.alwaysApplies) { return .no }
    if denials.isEmpty, allows.contains(where: Self.alwaysApplies) { return .yes }
    return .unknown("the conditions of the policy of '\(policy.entry.id)' cannot be evaluated before deployment")
  }

  private static func alwaysApplies(_ statement: IAM.Statement) -> Bool {
    (statement.conditions ?? []).isEmpty && statement.principal?.isEverybody != false
  }

  private func matches(_ statement: IAM.Statement, _ request: EndpointRequest) -> Bool {
    let isDenied = !statement.isAllow
    let action: Bool
    if let excluded = statement.notActions {
      action = !excluded.values.contains { includes($0, request.action, whereUnknown: isDenied) }
    } else {
      action = statement.actions?.values.contains { includes($0, request.action, whereUnknown: !isDenied) } ?? false
    }
    guard action, let resource = request.resource else {
      // A statement for some resources denies nothing to the others.
      return action && (!isDenied || statement.namesEveryResource)
    }
    if let excluded = statement.notResources {
      return !excluded.values.contains { includes($0, resource, whereUnknown: isDenied) }
    }
    return statement.resources?.values.contains { includes($0, resource, whereUnknown: !isDenied) } ?? false
  }

  /// - Parameter whereUnknown: whether a pattern with an unknown part counts as one that may match.
  private func includes(_ pattern: Value<String>, _ text: String, whereUnknown: Bool) -> Bool {
    guard var known = model.text(pattern) else { return whereUnknown }
    // The region of the stack and its partition are the same in the request.
    if known.contains("${") {
      guard whereUnknown else { return false }
      known = Self.withoutPlaceholders(known)
    }
    if ActionPattern(known).matches(text.lowercased()) { return true }
    // Without a known region, the bucket of any region may be meant.
    return text.contains(EndpointRequest.anyRegion) && whereUnknown && known.contains("starport-layer-bucket")
  }

  /// `arn:${AWS::Partition}:s3:::a` → `arn:*:s3:::a`
  private static func withoutPlaceholders(_ text: String) -> String {
    var result = ""
    var rest = text[...]
    while let start = rest.firstRange(of: "${") {
      result += rest[..<start.lowerBound] + "*"
      guard let end = rest[start.upperBound...].firstIndex(of: "}") else { return result }
      rest = rest[rest.index(after: end)...]
    }
    return result + rest
  }
}
