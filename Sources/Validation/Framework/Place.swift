package import AWSResources
import Documents

/// A property of a resource, or a resource as a whole.
package struct Place: Sendable {
  package let entry: Entry
  /// Names and indices in CloudFormation's spelling: `Volumes`, `0`, `EFSVolumeConfiguration`. Empty for the resource.
  package let property: [String]

  package init(_ entry: Entry, _ property: [String] = []) {
    self.entry = entry
    self.property = property
  }

  /// Where the property is in the template that the resource was read from, else where the nearest object around it is.
  package var location: SourceLocation? {
    guard let location = entry.location, let source = entry.source, !property.isEmpty else { return entry.location }
    var position = location.position
    for node in nodes(in: source) where node.position != .none { position = node.position }
    return SourceLocation(file: location.file, position: position)
  }

  /// What the template has there; `nil` where it does not have the property.
  var node: Node? {
    guard let source = entry.source else { return nil }
    let nodes = nodes(in: source)
    return nodes.count == (isTerraform ? terraformProperty : property).count ? nodes.last : nil
  }

  /// Whether the resource was read from a template of Terraform.
  var isTerraform: Bool { entry.source?["Properties"] == nil }

  /// What the template has at each step of the path, as far as it has it.
  private func nodes(in source: Node) -> [Node] {
    var node = source["Properties"] ?? source
    var nodes: [Node] = []
    for step in isTerraform ? terraformProperty : property {
      // Terraform's JSON has a block as an object or as a list of one object.
      if isTerraform, Int(step) == nil, let items = node.array, items.count == 1 { node = items[0] }
      guard let next = node[[step]] ?? node.item(withKey: step) else { break }
      node = next
      nodes.append(next)
    }
    return nodes
  }

  /// The property in Terraform's spelling.
  package var terraformProperty: [String] {
    TerraformNames.path(of: property, type: entry.typeName(in: .cloudFormation))
  }
}

extension Node {
  /// The item of a list of `Key` and `Value` with that key.
  fileprivate func item(withKey key: String) -> Node? {
    array?.first { $0["Key"]?.string == key }
  }
}
