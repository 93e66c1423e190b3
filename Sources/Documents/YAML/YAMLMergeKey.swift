extension YAML {
  /// The members that a merge key `<<` adds to a mapping.
  struct Merge {
    /// The place of the merge key.
    let position: Position
    private let place: Int
    private var members: [Object.Member] = []

    /// What a mapping, or a list of mappings, adds at a place among the members of another.
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

    /// The members of the mapping and those added: the mapping's own count, then those that were named first.
    func into(_ own: [Object.Member]) -> [Object.Member] {
      var keys = Set(own.map(\.key))
      let added = members.filter { keys.insert($0.key).inserted }
      return own[..<place] + added + own[place...]
    }

    private static func error(at position: Position) -> DocumentError {
      DocumentError("'<<' merges mappings; give it a mapping or a list of mappings", at: position)
    }
  }
}
