import AWSResources
import Documents

/// The security groups of a graph by the names that the template gives them.
final class SecurityGroupNames: Analysis {
  /// `nil` for a name that several groups have, each in its VPC.
  private let groups: [String: LogicalID?]

  init(_ model: Model) {
    let named = model.graph.all(EC2.SecurityGroup.self).compactMap { group in
      model.literal(group.name).map { ($0, LogicalID?.some(group.id)) }
    }
    groups = Dictionary(named) { _, _ in nil }
  }

  /// The group that a rule gives by its name instead of its id; `nil` for one that the graph does not have.
  ///
  /// - Parameter isOfOwner: whether the rule also tells an account, so that a name in words is not of this one.
  func group(_ node: Node, isOfOwner: Bool, in model: Model) -> LogicalID? {
    if let name = node.string { return isOfOwner ? nil : groups[name] ?? nil }
    // A reference to a group in the default VPC is its name.
    var id = node["Ref"]?.string
    if let attribute = Self.attribute(node), attribute.count == 2, attribute[1] == "GroupName" {
      id = attribute[0]
    }
    return id.flatMap { model.graph.resource(LogicalID($0), as: EC2.SecurityGroup.self)?.id }
  }

  /// How a message calls such a group.
  static func text(_ node: Node) -> String? {
    node.string ?? attribute(node)?.joined(separator: ".") ?? node["Ref"]?.string
  }

  private static func attribute(_ node: Node) -> [String]? {
    guard let call = node["Fn::GetAtt"] else { return nil }
    return call.array?.compactMap(\.string) ?? call.string.map { $0.split(separator: ".").map(String.init) }
  }
}
