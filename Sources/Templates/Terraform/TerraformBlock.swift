import Documents
import ResourceGraph

/// A resource block of a configuration or plan, before it is mapped to a type.
struct TerraformBlock {
  var type: String
  var name: String
  /// `aws_lb.public`, `module.network.aws_subnet.private[0]`.
  var address: String
  /// The arguments, without meta-arguments.
  var arguments: Object
  /// The meta-arguments: `count`, `provider`, `lifecycle`.
  var attributes: Object
  /// The body in the file.
  var source: Node
  /// The path of the file.
  var file: String

  init(type: String, name: String, address: String, body: Object, source: Node, in file: String) {
    self.type = type
    self.name = name
    self.address = address
    self.source = source
    self.file = file
    arguments = Object(body.members.filter { !Self.attributeNames.contains($0.key) })
    attributes = Object(body.members.filter { Self.attributeNames.contains($0.key) })
  }

  private static let attributeNames: Set<String> = [
    "//", "connection", "count", "depends_on", "for_each", "lifecycle", "provider", "provisioner",
  ]
}

extension Node {
  /// The members of a block, which Terraform's JSON syntax accepts as an object or as a list of objects.
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
