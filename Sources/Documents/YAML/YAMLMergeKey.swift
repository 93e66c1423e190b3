extension YAML {
  /// The members that a merge key `<<` adds to a mapping.
  struct Merge {
    /// The index of the merge key.
    let position: Position
    private let place: Int
    private var members: [Object.Member] = []

    /// Creates the merge of a mapping, or of a list of mappings, at an index.
    init(_ node: Node, position: Position, place: Int) throws(DocumentError) {
      self.position = position
      self.place = place
      switch node.content {
      case .object(let object):
        members = object.members
      case .array(let elements):
        for element in elements {
          guard let object = element.object else { throw Self.error(at: element.position) }
          members += object.members
        }
      case .null, .bool, .integer, .number, .string:
        throw Self.error(at: node.position)
      }
    }

    /// The members of the mapping with the merged ones: its own take precedence, then earlier mappings.
    func into(_ own: [Object.Member]) -> [Object.Member] {
      var keys = Set(own.map(\.key))
      let added = members.filter { keys.insert($0.key).inserted }
      return own[..<place] + added + own[place...]
    }

    private static func error(at position: Position) -> DocumentError {
      DocumentError("the value of '<<' is not a mapping; write a mapping or a list of mappings", at: position)
    }
  }
}
