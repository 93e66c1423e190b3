import ResourceGraph

/// The values from outside a stack that its expressions refer to, and which of them a template reads when it is deployed.
struct ImportTable {
  private let values: [AttributeReference: ImportedValue]
  /// The names of the values that were looked up so far and that the template has to read.
  private var readNames: Set<String> = []

  init(_ values: [ImportedValue]) {
    self.values = Dictionary(values.map { (AttributeReference($0.id, $0.attribute), $0) }) { first, _ in first }
  }

  var isEmpty: Bool { values.isEmpty }

  /// The value of an attribute; `nil` for a resource of the stack itself.
  mutating func value(_ id: LogicalID, _ attribute: String) -> ImportedValue? {
    guard !isEmpty, let value = values[AttributeReference(id, attribute)] else { return nil }
    switch value.source {
    case .parameter, .output, .secret: readNames.insert(value.name)
    case .constructed: break
    }
    return value
  }

  /// Whether the template has to read a value.
  func reads(_ value: ImportedValue) -> Bool { readNames.contains(value.name) }
}
