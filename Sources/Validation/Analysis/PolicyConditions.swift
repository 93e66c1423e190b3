import AWSResources

extension IAM.Statement {
  /// Whether the conditions restrict the statement to known callers: an account, an organization, a source.
  package var identifiesCaller: Bool {
    let conditions = conditions ?? []
    return conditions.contains { condition in
      condition.bindsCaller && (!condition.passesWithoutKey || isInEveryRequest(condition.key, conditions))
    }
  }

  /// Whether every request that the statement is about has the key, so that no caller passes by its absence.
  private func isInEveryRequest(_ key: String, _ conditions: [IAM.Condition]) -> Bool {
    let key = key.lowercased()
    if Self.keysOfEveryRequest.contains(key) { return true }
    // Only these services accept requests that nobody signed.
    let isSigned = !actionNames.isEmpty && actionNames.allSatisfy { $0.hasPrefix("kms:") || $0.hasPrefix("ecr:") }
    if key == "aws:principalarn", isSigned { return true }
    return conditions.contains { other in
      other.key.lowercased() == key && other.test.lowercased() == "null"
        && other.values.values.allSatisfy { $0.literal?.lowercased() == "false" }
    }
  }

  /// https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_condition-keys.html
  private static let keysOfEveryRequest: Set = ["aws:principalaccount", "aws:userid", "kms:calleraccount"]
}

extension IAM.Condition {
  /// Whether a request passes the condition because it does not have the key.
  ///
  /// https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_condition_operators.html
  fileprivate var passesWithoutKey: Bool {
    let test = test.lowercased()
    return test.hasSuffix("ifexists") || test.hasPrefix("forallvalues:")
  }

  /// Whether the values admit known callers only, where a request has the key.
  ///
  /// A condition on the service through which a request comes is none: anybody can have the service make it.
  fileprivate var bindsCaller: Bool {
    let name = test.lowercased()
    guard !name.contains("not"), name != "null", let form = CallerForm.of[key.lowercased()] else { return false }
    // The operators for ARNs take wildcards under both of their names; those for texts take them in `StringLike` alone.
    let takesWildcards = name.contains("like") || name.contains("arn")
    return values.values.allSatisfy { form.isBound(Self.pattern($0), takesWildcards: takesWildcards) }
  }

  /// The text of a value, with a sign for each part that the deployment fills in.
  private static func pattern(_ value: Value<String>) -> String {
    if let text = value.literal { return text }
    let parts = value.expression.parts
    guard !parts.isEmpty else { return String(CallerForm.deployed) }
    return parts.map { $0.literalText ?? String(CallerForm.deployed) }.joined()
  }
}

/// What the value of a condition key has to say, so that it stands for known callers only.
///
/// https://docs.aws.amazon.com/AmazonS3/latest/userguide/access-control-block-public-access.html#access-control-block-public-access-policy-status
private enum CallerForm {
  /// A range of addresses that is not the internet.
  case range
  /// An ARN with a fixed account, or with a name that is unique among all accounts.
  case arn
  /// A fixed value.
  case fixed
  /// A fixed id up to a sign, after which anything may stand.
  case fixedUpTo(Character)
  /// An address or a URL of which more than the scheme is known.
  case endpoint

  /// Stands for what the deployment fills in.
  static let deployed: Character = "\u{FFFC}"

  /// The length of the id of an organization, `o-` and at least ten signs; those of roles and users are longer.
  private static let shortestID = 12

  /// By the key in lower case.
  static let of: [String: CallerForm] = [
    "aws:sourceip": .range,
    "aws:sourcearn": .arn, "aws:principalarn": .arn, "s3:dataaccesspointarn": .arn,
    "aws:principalaccount": .fixed, "aws:sourceaccount": .fixed, "aws:sourceowner": .fixed,
    "kms:calleraccount": .fixed, "s3:dataaccesspointaccount": .fixed,
    "aws:principalorgid": .fixed, "aws:sourceorgid": .fixed,
    "aws:sourcevpc": .fixed, "aws:sourcevpce": .fixed,
    "aws:principalorgpaths": .fixedUpTo("/"), "aws:sourceorgpaths": .fixedUpTo("/"),
    "aws:userid": .fixedUpTo(":"),
    "sns:endpoint": .endpoint,
  ]

  func isBound(_ text: String, takesWildcards: Bool) -> Bool {
    if case .range = self { return CIDR(text).map { !$0.isInternet } ?? !Self.isWild(text) }
    guard takesWildcards, Self.isWild(text) else { return text != "*" }
    switch self {
    case .range, .fixed: return false
    case .arn: return Self.isBoundARN(text)
    case .fixedUpTo(let sign):
      let start = text.prefix { !Self.isWild(String($0)) }
      return start.contains(sign) || start.contains(Self.deployed) || start.count >= Self.shortestID
    case .endpoint:
      let address = text.split(separator: "://", maxSplits: 1).last ?? ""
      return address.contains { $0.isLetter || $0.isNumber || $0 == Self.deployed }
    }
  }

  private static func isWild(_ text: some StringProtocol) -> Bool { text.contains { $0 == "*" || $0 == "?" } }

  /// An ARN with wildcards.
  private static func isBoundARN(_ text: String) -> Bool {
    let parts = text.split(separator: ":", maxSplits: 5, omittingEmptySubsequences: false)
    guard parts.count == 6, !isWild(parts[2]) else {
      // A part that is an account, wherever the wildcards leave it; the partition and the region are none.
      return parts.indices.contains { index in
        let isElsewhere = parts[0] == "arn" && (index == 1 || index == 3)
        let isAccount = parts[index].count == 12 && parts[index].allSatisfy(\.isNumber)
        return !isElsewhere && (isAccount || parts[index].contains(deployed))
      }
    }
    let (service, account, resource) = (parts[2], parts[4], parts[5])
    if !account.isEmpty, !isWild(account) { return true }
    // Names that no two accounts can have.
    switch service {
    case "s3", "execute-api": return !isWild(resource.prefix { $0 != "/" })
    case "cloudfront": return !isWild(resource)
    default: return false
    }
  }
}
