import AWSResources
import ResourceGraph

/// What web ACLs of both scopes consist of.
struct FirewallSettings: Hashable, Sendable {
  let rules: [ManagedRules]
  let limit: RequestLimit
  let logRetention: LogRetention
  let logging: FirewallLogging

  /// The headers whose values logs do not contain.
  private static let redactedHeaders = ["authorization", "cookie"]

  func lower(_ acl: some Construct, scope: WAFv2.Scope, into lowering: inout Lowering) {
    check(acl, &lowering)
    let metricName = acl.physicalName(in: lowering)
    let reference = lowering.add(
      acl.id("WebAcl"), named: acl.name,
      WAFv2.WebACL {
        $0.scope = .literal(scope)
        $0.description = .literal("Web ACL \(acl.name)")
        $0.defaultAction = .init { $0.allow = .init() }
        $0.rules = webACLRules
        $0.visibility = Self.visibility(metricName)
      })
    // AWS WAF writes only to log groups with this prefix:
    // https://docs.aws.amazon.com/waf/latest/developerguide/logging-cw-logs.html
    let group = lowering.addLogGroup(acl.id("WebAclLogs"), "aws-waf-logs-\(metricName)", retention: logRetention)
    lowering.add(
      acl.id("WebAclLogging"),
      WAFv2.LoggingConfiguration {
        $0.webACL = reference
        $0.destinations = [group.plainARN]
        $0.filter = logging.filter
        $0.redactedFields = Self.redactedHeaders.map { header in .init { $0.header = .literal(header) } }
      })
  }

  // MARK: Rules

  /// The limit comes after the groups, so that it counts only what they let pass.
  private var webACLRules: [WAFv2.Rule] {
    var all = rules.enumerated().map { Self.rule($0.element, priority: $0.offset) }
    if case .requests(let number, let window) = limit {
      all.append(
        .init {
          $0.name = "RequestLimit"
          $0.priority = .literal(rules.count)
          $0.action = .init { $0.block = .init() }
          $0.statement = .init {
            $0.rateLimit = .init {
              $0.limit = .literal(number)
              $0.window = .literal(window.wholeSeconds)
              $0.aggregation = .literal(.ip)
            }
          }
          $0.visibility = Self.visibility("RequestLimit")
        })
    }
    return all
  }

  private static func rule(_ group: ManagedRules, priority: Int) -> WAFv2.Rule {
    .init {
      $0.name = .literal(group.name)
      $0.priority = .literal(priority)
      $0.overrideAction = .init { $0.none = .init() }
      $0.statement = .init {
        $0.managedRuleGroup = .init {
          $0.vendorName = "AWS"
          $0.name = .literal(group.name)
          $0.overrides = group.counted.map { counted in
            .init {
              $0.rule = .literal(counted.rule)
              $0.action = .init { $0.count = .init() }
            }
          }
        }
      }
      $0.visibility = visibility(group.name)
    }
  }

  private static func visibility(_ name: String) -> WAFv2.Visibility {
    .init {
      $0.metricName = .literal(name)
      $0.hasMetrics = true
      $0.samplesRequests = true
    }
  }

  // MARK: What AWS WAF refuses

  private func check(_ acl: some Construct, _ lowering: inout Lowering) {
    if rules.isEmpty {
      lowering.report("\(acl.description) has no rules; use '.recommended', or name groups")
    }
    var names: Set<String> = []
    for group in rules {
      if !names.insert(group.name).inserted {
        lowering.report("\(acl.description) has the rules '\(group.name)' twice; remove one of them")
      }
      checkCounted(of: group, acl, &lowering)
    }
    switch limit {
    case .requests(let number, let window):
      // https://docs.aws.amazon.com/waf/latest/APIReference/API_RateBasedStatement.html
      if !(10...2_000_000_000).contains(number) {
        lowering.report("\(acl.description) has a limit of \(number) requests; use 10 to 2000000000")
      }
      if ![60, 120, 300, 600].contains(window.wholeSeconds) {
        lowering.report("\(acl.description) counts requests per \(window.words); use 1, 2, 5 or 10 minutes")
      }
    case .unlimited(let reason):
      lowering.noteReason(reason, for: "\(acl.description) has no limit of requests")
    }
  }

  private func checkCounted(of group: ManagedRules, _ acl: some Construct, _ lowering: inout Lowering) {
    var names: Set<String> = []
    for counted in group.counted {
      if !names.insert(counted.rule).inserted {
        lowering.report(
          "\(acl.description) counts the rule '\(counted.rule)' of '\(group.name)' twice; remove one of them")
      }
      lowering.noteReason(
        counted.reason,
        for: "\(acl.description) only counts what the rule '\(counted.rule)' of '\(group.name)' matches")
    }
  }
}

/// Which requests a web ACL logs. CloudWatch charges for every record, and a distribution or load balancer logs all requests
/// besides.
public enum FirewallLogging: Hashable, Sendable {
  /// All requests.
  case all
  /// Those that a rule blocks, counts or answers with a challenge.
  case matched

  var filter: WAFv2.LoggingConfiguration.Filter? {
    guard self == .matched else { return nil }
    return .init {
      $0.defaultBehavior = .literal(.drop)
      $0.rules = [
        .init {
          $0.behavior = .literal(.keep)
          $0.requirement = .literal(.any)
          $0.conditions = [.block, .count, .captcha, .challenge].map { action in .init { $0.action = .literal(action) }
          }
        }
      ]
    }
  }
}

extension FirewallSettings {
  private static let bodyRule = "SizeRestrictions_BODY"

  /// Says that bodies of requests are limited, where writing requests pass: forms with files are larger.
  ///
  /// https://docs.aws.amazon.com/waf/latest/developerguide/aws-managed-rule-groups-baseline.html
  func noteBodySize(of acl: some Construct, in front: some Construct, _ lowering: inout Lowering) {
    guard let common = rules.first(where: { $0.name == ManagedRules.common.name }),
      !common.counted.contains(where: { $0.rule == Self.bodyRule })
    else { return }
    lowering.note(
      "\(acl.description) blocks requests to \(front.description) with a body of more than 8 KB; where it takes larger ones, use "
        + "the rules '.common.counting(\"\(Self.bodyRule)\", because: \"…\")'")
  }
}
