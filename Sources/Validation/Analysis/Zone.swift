import AWSResources

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
  }

  private let name: Name

  init?(_ value: Value<String>?, in model: Model) {
    guard let value else { return nil }
    if let text = model.literal(value) {
      name = .literal(text)
    } else if case .availabilityZone(let index)? = value.expression.resolved {
      name = .index(index)
    } else if case .attribute(let id, "AvailabilityZone")? = value.expression.resolved,
      let subnet = model.graph.resource(id, as: EC2.Subnet.self)?.resource, let zone = Zone(of: subnet, in: model)
    {
      self = zone
    } else {
      let text = model.text(value.expression)
      guard text != "${?}" else { return nil }
      name = .expression(text)
    }
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
    }
  }

  /// Whether two zones are the same; `nil` where that cannot be determined before deployment.
  package func isSame(as other: Zone) -> Bool? {
    switch (name, other.name) {
    case (.literal, .literal), (.index, .index), (.id, .id): name == other.name
    default: name == other.name ? true : nil
    }
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
