import Documents
import TestSupport
import Testing

/// Stacks that exist as YAML and as JSON.
@Suite struct PairTests {
  /// Why the files of a pair may say different things.
  enum Reason {
    /// YAML `!GetAZs` without a value, which is the empty string; the tool that made the JSON took it for null.
    case emptyTaggedScalar
    /// YAML `Yes`, which is a boolean; the JSON has the word as a string.
    case wordForBoolean
    /// Somebody edited one of the files alone, at this path.
    case edited(_ place: String)

    func explains(_ difference: Difference) -> Bool {
      switch self {
      case .emptyTaggedScalar: difference.left?.string == "" && difference.right?.isNull == true
      case .wordForBoolean:
        difference.left == true && difference.right == "Yes" || difference.left == false && difference.right == "No"
      case .edited(let place): difference.path.hasPrefix(place)
      }
    }
  }

  /// Pairs that differ, and why: each difference must have one of the reasons, and each reason a difference.
  static let exclusions: [String: [Reason]] = [
    "AWSSupplyChain/SapPrivateLink/SapPrivateLink.yaml": [
      .wordForBoolean,
      // `!ValueOf` is missing from the JSON.
      .edited("/Rules/SubnetsInVPC/Assertions/0/Assert/Fn::EachMemberEquals/0"),
    ],
    "AutoScaling/AutoScalingRollingUpdates.yaml": [.emptyTaggedScalar] + launchTemplate(of: "WebServerGroup"),
    "AutoScaling/AutoScalingScheduledAction.yaml": [.emptyTaggedScalar] + launchTemplate(of: "WebServerGroup"),
    "DMS/DMSAuroraToS3FullLoadAndOngoingReplication.yaml": [.emptyTaggedScalar],
    "ECS/EC2LaunchType/clusters/public-vpc.yaml": [
      // The launch configuration became a launch template in the YAML alone.
      .edited("/Resources/ContainerInstances"),
      .edited("/Resources/ECSAutoScalingGroup/Properties/Launch"),
    ],
    "ElasticLoadBalancing/ELBWithLockedDownAutoScaledInstances.yaml": [.emptyTaggedScalar],
    "NeptuneDB/Neptune.yaml": [.wordForBoolean],
    // Images were renamed or replaced in one of the files.
    "Solutions/AmazonCloudWatchAgent/inline/suse.yaml": [.edited("/Mappings/RegionMap")],
    "Solutions/AmazonCloudWatchAgent/ssm/redhat.yaml": [.edited("/Mappings/RegionMap")],
    "Solutions/AmazonCloudWatchAgent/ssm/suse.yaml": [
      .edited("/Mappings/RegionMap"),
      .edited("/Resources/EC2Instance/Properties/UserData"),
    ],
    "Solutions/CloudFormationEndpointSignals/cfn-endpoint-creationpolicy-no-igw.yaml": [.emptyTaggedScalar],
    "Solutions/CloudFormationEndpointSignals/cfn-endpoint-creationpolicy.yaml": [.emptyTaggedScalar],
    "Solutions/CloudFormationEndpointSignals/cfn-endpoint-waitcondition.yaml": [.emptyTaggedScalar],
    "Solutions/Gitea/Gitea-pkg.yaml": [.emptyTaggedScalar],
    "Solutions/ManagedAD/templates/MANAGEDAD.cfn.yaml": [.wordForBoolean],
    "Solutions/VSCode/VSCodeServer.yaml": [.emptyTaggedScalar],
  ]

  /// The launch configuration of a group became a launch template in the YAML alone.
  private static func launchTemplate(of group: String) -> [Reason] {
    ["\(group)/Properties/Launch", "LaunchTemplate", "LaunchConfig"].map { .edited("/Resources/" + $0) }
  }

  @Test func `both templates of a pair are equal, but for listed reasons`() throws {
    let pairs = try Corpus.pairs
    for pair in pairs {
      let differences = Difference.all(try pair.yaml.node(), try pair.json.node())
      let reasons = Self.exclusions[name(pair)] ?? []
      for difference in differences where !reasons.contains(where: { $0.explains(difference) }) {
        Issue.record("\(pair): \(difference)")
      }
      for reason in reasons where !differences.contains(where: reason.explains) {
        Issue.record("\(pair) needs the exclusion \(reason) no more")
      }
    }
    if Corpus.shared != nil { #expect(Set(Self.exclusions.keys).isSubset(of: pairs.map(name))) }
  }

  private func name(_ pair: Corpus.Pair) -> String {
    pair.yaml.path.replacing(/^aws-templates\//, with: "")
  }
}
