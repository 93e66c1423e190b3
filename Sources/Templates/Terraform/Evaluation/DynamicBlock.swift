import Documents
import ResourceGraph

/// A block that is repeated for each item of a collection: `dynamic "ingress"`.
///
/// <https://developer.hashicorp.com/terraform/language/expressions/dynamic-blocks>
struct DynamicBlock {
  var label: String
  /// What the item is called in the content.
  var iterator: String
  var collection: Node
  var content: Node

  /// The blocks in the member `dynamic` of a block; `nil` if it is an argument of that name.
  static func all(in node: Node) -> [DynamicBlock]? {
    guard let members = node.blockMembers, !members.isEmpty else { return nil }
    var blocks: [DynamicBlock] = []
    for member in members {
      for body in member.value.array ?? [member.value] {
        guard let collection = body["for_each"], let content = body["content"]?.blockMembers else { return nil }
        let iterator = body["iterator"]?.string.map { $0.trimmingPrefix("${").prefix { $0 != "}" } }
        blocks.append(
          DynamicBlock(
            label: member.key, iterator: iterator.map(String.init) ?? member.key, collection: collection,
            content: Node(.object(Object(content)), at: body["content"]?.position ?? body.position)))
      }
    }
    return blocks
  }
}

extension TerraformEvaluator {
  /// Appends the blocks that a dynamic block makes; if they are not known, something that no rule takes for an absent block.
  func write(_ block: DynamicBlock, to body: inout Object, _ frame: Frame) {
    var items = body[block.label].map { $0.array ?? [$0] } ?? []
    let collection = evaluate(block.collection, frame)
    if let pairs = pairs(of: collection) {
      // The key of an item of a set is the item.
      let isSet = block.collection.string?.hasPrefix("${toset(") ?? false
      for (key, value) in pairs {
        guard spend(block.content.size) else { return }
        var inner = frame
        inner[block.iterator] = ["key": isSet ? value : key, "value": value]
        items.append(evaluate(block.content, inner))
      }
    } else {
      report(
        .note,
        "the template does not tell what the dynamic block '\(block.label)' of '\(subject.address)' goes through, so what it makes is not examined",
        at: block.content.position)
      items.append(Node(collection.content, at: block.content.position))
    }
    if !items.isEmpty {
      body[block.label] = Node(.array(items), at: body[block.label]?.position ?? block.content.position)
    }
  }
}
