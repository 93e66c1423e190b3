package import Documents

/// A Terraform resource beside the one that is written.
package struct WrittenCompanion {
  package var type: ResourceType.Companion
  /// What its name has after the owner's, where an owner can have several.
  package var suffix = ""
  package var body: Object
}

extension FieldMapper {
  /// A resource as one dialect writes it.
  package struct Written {
    package var body: Object
    /// The Terraform resources beside it.
    package var companions: [WrittenCompanion]
    /// Required fields that have no value.
    package var missing: [String]
    /// Fields with a value that the dialect has no name for.
    package var unsupported: [String]
  }

  /// A mapper that writes resources, one after the other.
  package static func writer(_ dialect: Dialect, syntax: any ExpressionSyntax) -> FieldMapper {
    FieldMapper(.write, dialect, syntax: syntax)
  }

  /// A mapper that reads resources, one after the other.
  package static func reader(_ dialect: Dialect, syntax: any ExpressionSyntax) -> FieldMapper {
    FieldMapper(.read, dialect, syntax: syntax)
  }

  /// - Parameter localName: what Terraform calls the resource.
  package func write(_ resource: any Resource, named localName: String = "") -> Written {
    self.localName = localName
    output = Object()
    output.members.reserveCapacity(10)
    companions = []
    missing = []
    unsupported = []
    var copy = resource
    copy.map(self)
    return Written(body: output, companions: companions, missing: missing, unsupported: unsupported)
  }

  /// Reads a resource; what its field list does not know comes back beside it.
  package func read(
    _ type: any Resource.Type, from body: Object, companions: [String: [Object]] = [:]
  ) -> (resource: any Resource, extras: [Extra]) {
    extras = []
    path = []
    companionInputs = companions
    var resource: any Resource = type.init()
    reading(body, at: []) { resource.map(self) }
    for (type, bodies) in companionInputs.sorted(by: { $0.key < $1.key }) {
      // A companion that the field list does not visit keeps its fields all the same.
      for fields in bodies {
        extras += fields.members.map { Extra(dialect, companion: type, path: [.key($0.key)], value: $0.value) }
      }
    }
    return (resource, extras)
  }

  /// The names that a type's field list gives its fields in a dialect, in order.
  package static func names(of type: any Resource.Type, in dialect: Dialect, syntax: any ExpressionSyntax)
    -> [FieldName]
  {
    let mapper = FieldMapper(.list, dialect, syntax: syntax)
    var resource: any Resource = type.init()
    resource.map(mapper)
    return mapper.names
  }
}

extension Node {
  /// Puts back what a field list does not know: parts first, then whole items of lists, deepest first, so that
  /// no insertion moves the place of another.
  package mutating func apply(_ extras: [Extra]) {
    guard !extras.isEmpty else { return }
    func isItem(_ extra: Extra) -> Bool {
      if case .index? = extra.path.last { return true }
      return false
    }
    for extra in extras where !isItem(extra) { set(extra.value, at: extra.path[...]) }
    let items = extras.filter(isItem).enumerated()
    for (_, extra) in items.sorted(by: { ($1.element.path.count, $0.offset) < ($0.element.path.count, $1.offset) }) {
      set(extra.value, at: extra.path[...])
    }
  }
}
