extension YAML {
  /// Builds nodes from parsing events.
  struct Reader {
    let tags: Tags
    private let events: Events
    private let aliasedNodesLimit: Int
    private var anchors: [String: Anchor] = [:]
    /// The number of nodes built so far, including those of expanded aliases.
    private var nodes = 0
    private var aliasedNodes = 0
    /// The deepest level since the innermost open anchor.
    private var deepest = 0

    /// The nodes of anchors; `nil` until the node is read.
    private struct Anchor {
      var node: Node?
      var nodes = 0
      var height = 0
    }

    init(_ bytes: UnsafeBufferPointer<UInt8>, tags: Tags) {
      self.tags = tags
      events = Events(bytes)
      aliasedNodesLimit = DocumentLimits.aliasedNodes(sourceBytes: bytes.count)
    }

    mutating func document() throws(DocumentError) -> Node {
      // The start of the stream.
      _ = try events.next()
      let start = try events.next()
      guard case .documentStart = start.kind else { return Node(.null, at: start.position) }
      let first = try events.next()
      let node = try node(first, at: first.position, depth: 0)
      // The end of the document.
      _ = try events.next()
      let second = try events.next()
      guard case .streamEnd = second.kind else {
        throw DocumentError("the file contains a second document; move it to another file", at: second.position)
      }
      return node
    }

    /// The node that starts with an event; a value of a mapping has the position of its key.
    private mutating func node(_ event: Event, at position: Position, depth: Int) throws(DocumentError) -> Node {
      switch event.kind {
      case .alias(let name):
        return try aliased(name, event.position, at: position, depth: depth)
      case .scalar(let scalar):
        return try anchored(scalar.properties, depth: depth) { (reader) throws(DocumentError) in
          reader.nodes += 1
          return Node(try reader.content(scalar, at: event.position), at: position)
        }
      case .sequenceStart(let properties):
        return try anchored(properties, depth: depth) { (reader) throws(DocumentError) in
          guard depth < DocumentLimits.depth else { throw .tooDeep(at: event.position) }
          reader.nodes += 1
          let form = try reader.form(of: properties.tag, collection: "seq", at: event.position)
          return try reader.sequence(at: position, depth: depth).wrapped(in: form)
        }
      case .mappingStart(let properties):
        return try anchored(properties, depth: depth) { (reader) throws(DocumentError) in
          guard depth < DocumentLimits.depth else { throw .tooDeep(at: event.position) }
          reader.nodes += 1
          let form = try reader.form(of: properties.tag, collection: "map", at: event.position)
          return try reader.mapping(at: position, depth: depth).wrapped(in: form)
        }
      case .streamStart, .streamEnd, .documentStart, .documentEnd, .sequenceEnd, .mappingEnd:
        // libyaml never reports another event here.
        throw DocumentError("the document ends inside a value; complete it", at: event.position)
      }
    }

    private mutating func sequence(at position: Position, depth: Int) throws(DocumentError) -> Node {
      var elements: [Node] = []
      while true {
        let event = try events.next()
        if case .sequenceEnd = event.kind { return Node(.array(elements), at: position) }
        elements.append(try node(event, at: event.position, depth: depth + 1))
      }
    }

    private mutating func mapping(at position: Position, depth: Int) throws(DocumentError) -> Node {
      var members: [Object.Member] = []
      var check = KeyCheck()
      var merge: Merge?
      while true {
        let event = try events.next()
        if case .mappingEnd = event.kind { break }
        if isMergeKey(event) {
          if let merge { throw .duplicateKey("<<", first: merge.position, second: event.position) }
          let value = try events.next()
          let node = try node(value, at: value.position, depth: depth + 1)
          merge = try Merge(node, position: event.position, place: members.count)
          continue
        }
        let key = try key(event)
        if let place = check.place(of: key, in: members) {
          throw .duplicateKey(key, first: members[place].value.position, second: event.position)
        }
        let value = try node(try events.next(), at: event.position, depth: depth + 1)
        members.append(Object.Member(key: key, value: value))
      }
      return Node(.object(Object(merge?.into(members) ?? members)), at: position)
    }

    private func isMergeKey(_ event: Event) -> Bool {
      guard case .scalar(let scalar) = event.kind, scalar.text == "<<" else { return false }
      let tag = scalar.properties.tag
      return tag == StandardTag.prefix + "merge" || tag == nil && scalar.isPlain
    }

    /// The text of a key, which is not resolved to another type.
    private mutating func key(_ event: Event) throws(DocumentError) -> String {
      switch event.kind {
      case .scalar(let scalar):
        if let tag = scalar.properties.tag, tag != "!", !tag.hasPrefix(StandardTag.prefix) {
          throw DocumentError("the key has the tag '\(tag)'; write tags before values only", at: event.position)
        }
        if scalar.text.isEmpty, scalar.isPlain {
          throw DocumentError("a key is missing before ':'; write it, or '' for an empty one", at: event.position)
        }
        if let anchor = scalar.properties.anchor {
          anchors[anchor] = Anchor(node: Node(.string(scalar.text), at: event.position), nodes: 1)
        }
        return scalar.text
      case .alias(let name):
        let node = try aliased(name, event.position, at: event.position, depth: 0)
        if let text = node.string { return text }
        throw DocumentError("the alias '*\(name)' is a key but not a string; write the key", at: event.position)
      default:
        throw DocumentError("the key is a mapping or a sequence; use a scalar", at: event.position)
      }
    }

    private mutating func anchored(
      _ properties: Event.Properties, depth: Int, read: (inout Reader) throws(DocumentError) -> Node
    ) throws(DocumentError) -> Node {
      deepest = max(deepest, depth)
      guard let name = properties.anchor else { return try read(&self) }
      let (nodesBefore, deepestBefore) = (nodes, deepest)
      deepest = depth
      anchors[name] = Anchor()
      let node = try read(&self)
      anchors[name] = Anchor(node: node, nodes: nodes - nodesBefore, height: deepest - depth)
      deepest = max(deepest, deepestBefore)
      return node
    }

    private mutating func aliased(
      _ name: String, _ place: Position, at position: Position, depth: Int
    ) throws(DocumentError) -> Node {
      guard let anchor = anchors[name] else {
        let suggestion = Suggestion.nearest(to: name, among: anchors.keys).map { ", or did you mean '*\($0)'?" } ?? ""
        throw DocumentError("unknown anchor '&\(name)'; define it before the alias\(suggestion)", at: place)
      }
      guard var node = anchor.node else {
        throw DocumentError("the alias '*\(name)' refers to its own anchor; write the value instead", at: place)
      }
      guard depth + anchor.height <= DocumentLimits.depth else { throw .tooDeep(at: place) }
      deepest = max(deepest, depth + anchor.height)
      nodes += anchor.nodes
      aliasedNodes += anchor.nodes
      guard aliasedNodes <= aliasedNodesLimit else {
        throw DocumentError(
          "aliases expand the document to more than \(aliasedNodesLimit) nodes; write it without them", at: place)
      }
      node.position = position
      return node
    }
  }
}
