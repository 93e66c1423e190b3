package import Documents

/// A companion resource that is written in addition to the resource.
package struct WrittenCompanion {
  package var type: ResourceType.Companion
  /// The suffix of its name after the owner's name, if an owner can have several companions of the type.
  package var suffix = ""
  package var body: Object
}

extension FieldMapper {
  /// A resource written in one dialect.
  package struct Written {
    package var body: Object
    /// Its Terraform companion resources.
    package var companions: [WrittenCompanion]
    /// Required fields without a value.
    package var missing: [String]
    /// Fields with a value that the dialect does not support.
    package var unsupported: [String]
    /// The version of Terraform's provider that has every field with a value, if it is above the lowest.
    package var providerVersion: ProviderVersion?

    /// The companions' bodies by their types, as a reader takes them.
    var companionBodies: [String: [Object]] {
      Dictionary(grouping: companions, by: \.type.type).mapValues { $0.map(\.body) }
    }
  }

  /// A mapper that writes one resource after another.
  package static func writer(_ dialect: Dialect, syntax: any ExpressionSyntax) -> FieldMapper {
    FieldMapper(.write, dialect, syntax: syntax)
  }

  /// A mapper that reads one resource after another.
  package static func reader(_ dialect: Dialect, syntax: any ExpressionSyntax) -> FieldMapper {
    FieldMapper(.read, dialect, syntax: syntax)
  }

  /// - Parameter localName: the name of the resource in Terraform.
  package func write(_ resource: any Resource, named localName: String = "") -> Written {
    self.localName = localName
    output = Object()
    output.members.reserveCapacity(10)
    companions = []
    missing = []
    unsupported = []
    providerVersion = nil
    var copy = resource
    copy.map(self)
    return Written(
      body: output, companions: companions, missing: missing, unsupported: unsupported, providerVersion: providerVersion
    )
  }

  /// Reads a resource, and returns the parts that its field list does not map.
  package func read(
    _ type: any Resource.Type, from body: Object, companions: [String: [Object]] = [:]
  ) -> (resource: any Resource, extras: [Extra]) {
    extras = []
    path = []
    companionInputs = companions
    var resource: any Resource = type.init()
    reading(body, at: []) { resource.map(self) }
    for (type, bodies) in companionInputs.sorted(by: { $0.key < $1.key }) {
      // The fields of a companion that the field list does not visit are preserved as well.
      for fields in bodies {
        extras += fields.members.map { Extra(dialect, companion: type, path: [.key($0.key)], value: $0.value) }
      }
    }
    return (resource, extras)
  }

  /// The field names of a type in a dialect, where it does not matter how expressions are written.
  package static func names(of type: any Resource.Type, in dialect: Dialect) -> [FieldName] {
    names(of: type, in: dialect, syntax: NumberedSyntax())
  }

  /// The field names of a type in a dialect, in the order of its field list.
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
  /// Restores the parts that a field list does not map: first properties, then whole list items from the deepest, so that
  /// no insertion shifts the position of another.
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
