/// Rules that AWS writes and keeps up to date, as one group of a web ACL.
public struct ManagedRules: Hashable, Sendable {
  /// A rule whose matches are only counted.
  struct Counted: Hashable, Sendable {
    let rule: String
    let reason: String
  }

  /// The name of the group: `AWSManagedRulesCommonRuleSet`.
  let name: String
  private(set) var counted: [Counted] = []

  private init(name: String) { self.name = name }

  /// Attacks that are common against web applications, among them those of OWASP's top ten.
  public static let common = ManagedRules(name: "AWSManagedRulesCommonRuleSet")
  /// Requests that exploit known vulnerabilities, such as Log4Shell.
  public static let knownBadInputs = ManagedRules(name: "AWSManagedRulesKnownBadInputsRuleSet")
  /// Requests from addresses that Amazon knows as those of bots and attackers.
  public static let ipReputation = ManagedRules(name: "AWSManagedRulesAmazonIpReputationList")
  /// Requests from VPNs, proxies, Tor nodes and hosting providers.
  public static let anonymousIPs = ManagedRules(name: "AWSManagedRulesAnonymousIpList")
  /// SQL in requests, for applications with a SQL database.
  public static let sqlInjection = ManagedRules(name: "AWSManagedRulesSQLiRuleSet")
  /// Requests for the administration pages of an application.
  public static let adminProtection = ManagedRules(name: "AWSManagedRulesAdminProtectionRuleSet")

  /// Another group of AWS.
  ///
  /// - Parameter name: the group's name, `AWSManagedRulesLinuxRuleSet`
  ///   (https://docs.aws.amazon.com/waf/latest/developerguide/aws-managed-rule-groups-list.html).
  public static func named(_ name: String) -> ManagedRules { ManagedRules(name: name) }

  /// Counts the requests that one rule of the group matches, and lets them pass:
  /// `.common.counting("SizeRestrictions_BODY", because: "invoices are uploaded")`.
  ///
  /// - Parameters:
  ///   - rule: the name of the rule in the group.
  ///   - reason: why the rule must not block; a note at synth shows it.
  public func counting(_ rule: String, because reason: String) -> ManagedRules {
    var copy = self
    copy.counted.append(Counted(rule: rule, reason: reason))
    return copy
  }
}

extension [ManagedRules] {
  /// The groups that fit every web application: known addresses of attackers, common attacks, known bad inputs.
  public static let recommended: [ManagedRules] = [.ipReputation, .common, .knownBadInputs]
}

/// How many requests one address may send before a web ACL blocks it for a while.
public enum RequestLimit: Hashable, Sendable {
  /// A number of requests, 10 to 2,000,000,000, in a window of 1, 2, 5 or 10 minutes.
  case requests(Int, per: Duration = .minutes(5))
  /// No limit; a note at synth shows the reason.
  case unlimited(because: String)
}
