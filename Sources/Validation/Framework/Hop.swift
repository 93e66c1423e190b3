package import AWSResources

/// A step of the way that leads to a fault.
///
/// A rule writes it as a text; a resource that the text names gives the hop its place: `"route table '\(table.id)'"`.
package struct Hop: Hashable, Sendable {
  /// As people name it: `internet`, `subnet 'PublicA'`.
  package var name: String
  package var resource: LogicalID?
  /// Where the setting is that lets the way continue; `nil` for what the template does not have.
  package var location: SourceLocation?

  package init(_ name: String, of resource: LogicalID? = nil, at location: SourceLocation? = nil) {
    self.name = name
    self.resource = resource
    self.location = location
  }

  package init(_ resource: LogicalID) {
    self.init(resource.name, of: resource)
  }
}

extension Hop: ExpressibleByStringInterpolation {
  package struct StringInterpolation: StringInterpolationProtocol {
    fileprivate var text = ""
    fileprivate var resource: LogicalID?

    package init(literalCapacity: Int, interpolationCount: Int) {}

    package mutating func appendLiteral(_ literal: String) { text += literal }

    package mutating func appendInterpolation(_ id: LogicalID) {
      text += id.name
      resource = resource ?? id
    }

    package mutating func appendInterpolation(_ part: some CustomStringConvertible) { text += part.description }
  }

  package init(stringInterpolation: StringInterpolation) {
    self.init(stringInterpolation.text, of: stringInterpolation.resource)
  }

  package init(stringLiteral name: String) {
    self.init(name)
  }
}
