import AWSResources
import Documents

/// The prefix lists that the template has, with their entries.
final class PrefixLists: Analysis {
  private struct Content {
    var ranges: [CIDR] = []
    var isComplete = true
  }

  private var contents: [LogicalID: Content] = [:]

  init(_ model: Model) {
    for (entry, list) in model.raw("AWS::EC2::PrefixList", "aws_ec2_managed_prefix_list") {
      var content = Content()
      switch RawBlock(entry, list).blocks("Entries", terraform: "entry") {
      case .value(let entries): for block in entries { Self.add(block.raw, to: &content, model) }
      case .unknown, .absent: content.isComplete = false
      }
      contents[entry.id] = content
    }
    for (_, entry) in model.raw("aws_ec2_managed_prefix_list_entry") {
      guard let id = model.reference("PrefixListId", of: entry, where: { contents[$0] != nil }) else { continue }
      Self.add(entry, to: &contents[id, default: Content()], model)
    }
  }

  private static func add(_ entry: RawResource, to content: inout Content, _ model: Model) {
    let range = model.known("Cidr", of: entry, as: String.self).value.flatMap { CIDR($0) }
    if let range { content.ranges.append(range) } else { content.isComplete = false }
  }

  /// Whom a rule admits that names the list: the internet, if an entry is the internet.
  func peer(_ list: Value<String>, _ model: Model) -> ResolvedSecurityGroup.Peer {
    let name = model.text(list) ?? "a prefix list"
    guard let content = list.expression.target.flatMap({ contents[$0.id] }) else { return .prefixList(name) }
    if let internet = content.ranges.first(where: \.isInternet) { return .range(internet) }
    return content.isComplete ? .prefixList(name) : .unknown("prefix list '\(name)'")
  }
}
