import Documents
import ResourceGraph

/// A resource of a configuration or plan before its type is looked at.
struct TerraformBlock {
  var type: String
  var name: String
  /// `aws_lb.public`, `module.network.aws_subnet.private[0]`.
  var address: String
  /// The arguments, without what Terraform itself takes.
  var arguments: Object
  /// What Terraform itself takes: `count`, `provider`, `lifecycle`.
  var attributes: Object
  /// The body as the file has it.
  var source: Node

  init(type: String, name: String, address: String, body: Object, source: Node) {
    self.type = type
    self.name = name
    self.address = address
    self.source = source
    arguments = Object(body.members.filter { !Self.attributeNames.contains($0.key) })
    attributes = Object(body.members.filter { Self.attributeNames.contains($0.key) })
  }

  private static let attributeNames: Set<String> = [
    "//", "connection", "count", "depends_on", "for_each", "lifecycle", "provider", "provisioner",
  ]
}

extension Node {
  /// A block's members: Terraform's JSON syntax takes an object, or a list of objects that it reads as one.
  var blockMembers: [Object.Member]? {
    switch content {
    case .object(let object): return object.members
    case .array(let items):
      var members: [Object.Member] = []
      for item in items {
        guard let inner = item.object else { return nil }
        members += inner.members
      }
      return members
    default: return nil
    }
  }
}
