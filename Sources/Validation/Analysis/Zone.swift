import AWSResources

/// An Availability Zone, as a template gives it.
package struct Zone: Hashable, Sendable, CustomStringConvertible {
  private enum Name: Hashable, Sendable {
    case literal(String)
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
    } else {
      let text = model.text(value.expression)
      guard text != "${?}" else { return nil }
      name = .expression(text)
    }
  }

  package var description: String {
    switch name {
    case .literal(let text): text
    case .index(let index): "zone \(index + 1) of the region"
    case .expression(let text): text
    }
  }

  /// Whether two zones are the same; `nil` where that cannot be determined before deployment.
  package func isSame(as other: Zone) -> Bool? {
    switch (name, other.name) {
    case (.literal, .literal), (.index, .index): name == other.name
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
