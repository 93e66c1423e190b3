import AWSResources
import Documents

/// An Availability Zone, as a template gives it.
package struct Zone: Hashable, Sendable, CustomStringConvertible {
  private enum Name: Hashable, Sendable {
    case literal(String)
    /// `use1-az1`
    case id(String)
    /// The n-th zone of the region.
    case index(Int)
    /// An expression that cannot be determined before deployment; equal expressions are the same zone.
    case expression(String)
    /// A function that depends on the region, with its value in each region that a mapping lists.
    case mapped(Node, [String: String])
  }

  private let name: Name

  /// How many subnets may name the zone of a next one; a longer way, or one in a circle, leads to no zone.
  private static let longestWay = 16

  init?(_ value: Value<String>?, in model: Model) {
    guard var value else { return nil }
    var named: Value<String>?
    var steps = 0
    while case .attribute(let id, "AvailabilityZone")? = value.expression.resolved,
      let subnet = model.graph.resource(id, as: EC2.Subnet.self)?.resource,
      let next = subnet.availabilityZone ?? subnet.availabilityZoneID
    {
      steps += 1
      guard steps <= Self.longestWay else { return nil }
      if let id = model.literal(subnet.availabilityZoneID) {
        self.init(.id(id))
        return
      }
      (named, value) = (value, next)
    }
    // A subnet is in one zone, even where its own value does not tell which.
    guard let name = Self.name(value, in: model) ?? named.flatMap({ Self.name($0, in: model) }) else { return nil }
    self.init(name)
  }

  private static func name(_ value: Value<String>, in model: Model) -> Name? {
    if let text = model.literal(value) { return .literal(text) }
    if case .availabilityZone(let index)? = value.expression.resolved { return .index(index) }
    if case .verbatim(let node, resolved: nil) = value.expression {
      let values = model.graph.valuesByRegion(of: node)
      return values.isEmpty ? nil : .mapped(node, values)
    }
    let text = model.text(value.expression)
    return text.contains("${?}") ? nil : .expression(text)
  }

  /// The zone of a subnet, by its name or its id.
  init?(of subnet: EC2.Subnet, in model: Model) {
    if let id = model.literal(subnet.availabilityZoneID) {
      self.init(.id(id))
    } else {
      self.init(subnet.availabilityZone ?? subnet.availabilityZoneID, in: model)
    }
  }

  private init(_ name: Name) { self.name = name }

  package var description: String {
    switch name {
    case .literal(let text), .id(let text): text
    case .index(let index): "zone \(index + 1) of the region"
    case .expression(let text): text
    case .mapped: "a zone that a mapping gives"
    }
  }

  /// Whether two zones are the same; `nil` where that cannot be determined before deployment.
  package func isSame(as other: Zone) -> Bool? {
    switch (name, other.name) {
    case (.literal, .literal), (.index, .index), (.id, .id): name == other.name
    case (.mapped(let node, let values), .mapped(let otherNode, let others)) where node != otherNode:
      values.keys == others.keys && values.allSatisfy { others[$0.key] != $0.value } ? false : nil
    default: name == other.name ? true : nil
    }
  }
}

extension ResourceGraph {
  /// The values that a function has in the regions of a mapping: `Fn::FindInMap` with the region as its row, and
  /// `Fn::Select` from the list that it gives. Empty for another function.
  fileprivate func valuesByRegion(of node: Node) -> [String: String] {
    if let parts = node["Fn::Select"]?.array, parts.count == 2,
      let index = parts[0].integer ?? parts[0].string.flatMap({ Int($0) })
    {
      return rows(of: parts[1]).compactMapValues { row in
        row.array.flatMap { $0.indices.contains(index) ? $0[index].string : nil }
      }
    }
    return rows(of: node).compactMapValues(\.string)
  }

  private func rows(of node: Node) -> [String: Node] {
    guard let parts = node["Fn::FindInMap"]?.array, parts.count == 3, let map = parts[0].string,
      let column = parts[2].string, parts[1] == ["Ref": "AWS::Region"],
      let rows = sections["Mappings"]?[map]?.object
    else { return [:] }
    return Dictionary(rows.members.compactMap { row in row.value[column].map { (row.key, $0) } }) { first, _ in first }
  }
}

extension Array where Element == Zone? {
  /// Whether two of the zones differ; `nil` where that cannot be determined. An element is `nil` for an unknown zone.
  package var spanSeveralZones: Bool? {
    var isKnown = true
    for (index, zone) in enumerated() {
      for other in self[..<index] {
        switch zone.flatMap({ zone in other.flatMap { zone.isSame(as: $0) } }) {
        case false?: return true
        case true?: break
        case nil: isKnown = false
        }
      }
    }
    return isKnown ? false : nil
  }
}
