import Documents
import ResourceGraph

// The functions of Terraform's language that depend on their arguments alone.
//
// <https://developer.hashicorp.com/terraform/language/functions>
extension TerraformEvaluator {
  /// What a call comes to; `nil` if it is wrong.
  func call(
    _ name: String, _ arguments: [TerraformExpression], isExpanded: Bool, _ expression: TerraformExpression,
    _ frame: Frame
  ) -> Node? {
    switch name {
    case "try":
      for argument in arguments {
        if let value = evaluate(argument, frame) { return value }
      }
      return nil
    case "can": return Node(.bool(arguments.first.flatMap { evaluate($0, frame) } != nil))
    default: break
    }
    var values = arguments.compactMap { evaluate($0, frame) }
    guard values.count == arguments.count else { return nil }
    if isExpanded {
      guard let items = values.popLast()?.array else { return open(expression) }
      values += items
    }
    switch result(name, values) {
    case .known(let value): return value
    case .wrong: return nil
    case .notKnown: return open(expression)
    }
  }

  /// What a function returns.
  enum Outcome {
    case known(Node)
    case wrong
    case notKnown

    init(_ node: Node?) { self = node.map { .known($0) } ?? .notKnown }
  }

  private func result(_ name: String, _ values: [Node]) -> Outcome {
    switch name {
    case "sensitive", "nonsensitive", "tolist", "tomap", "tostring", "tonumber", "tobool":
      return Outcome(values.first)
    default: break
    }
    return collection(name, values) ?? textual(name, values) ?? numeric(name, values) ?? encoded(name, values)
      ?? Outcome(divided(name, values))
  }

  // MARK: Collections

  private func collection(_ name: String, _ values: [Node]) -> Outcome? {
    switch name {
    case "length": return Outcome(length(values.first))
    case "concat", "setunion":
      let lists = values.compactMap(\.array)
      guard lists.count == values.count else { return .notKnown }
      return list(name == "concat" ? lists.flatMap(\.self) : Self.distinct(lists.flatMap(\.self)))
    case "flatten":
      guard let items = values.first?.array else { return .notKnown }
      return list(Self.flat(items))
    case "toset", "distinct": return list(values.first?.array.map(Self.distinct))
    case "reverse": return list(values.first?.array?.reversed())
    case "compact": return list(values.first?.array?.filter { !$0.isNull && $0 != "" })
    case "coalesce": return values.first { !$0.isNull && $0 != "" }.map { .known($0) } ?? .wrong
    case "coalescelist":
      guard values.allSatisfy({ $0.array != nil }) else { return .notKnown }
      return values.first { $0.array?.isEmpty == false }.map { .known($0) } ?? .wrong
    case "one":
      guard let items = values.first?.array else { return .notKnown }
      return items.count > 1 ? .wrong : .known(items.first ?? .null)
    case "element": return element(values)
    case "slice": return slice(values)
    case "keys":
      return list(values.first?.object?.sortedByKey.map { TerraformSyntax.escaped(Node(.string($0.key))) })
    case "values": return list(values.first?.object?.sortedByKey.map(\.value))
    case "lookup": return lookup(values)
    case "merge": return merge(values)
    case "zipmap":
      guard values.count == 2, let keys = values[0].array, let items = values[1].array, keys.count == items.count
      else { return .notKnown }
      var map = MapBuilder()
      for (key, value) in zip(keys, items) {
        guard let key = text(key) else { return .notKnown }
        map[key] = value
      }
      return Outcome(made(map.members))
    case "contains": return contains(values)
    case "setintersection", "setsubtract":
      let lists = values.compactMap { known($0)?.array }
      guard lists.count == values.count, let first = lists.first else { return .notKnown }
      let isKept = name == "setintersection"
      return list(first.filter { item in lists.dropFirst().allSatisfy { $0.contains(item) == isKept } })
    case "alltrue", "anytrue":
      guard let items = values.first?.array else { return .notKnown }
      let truths = items.map(truth)
      let deciding = name == "anytrue"
      if truths.contains(deciding) { return .known(Node(.bool(deciding))) }
      return truths.contains(nil) ? .notKnown : .known(Node(.bool(!deciding)))
    case "sort":
      let texts = values.first?.array?.map(text) ?? [nil]
      let sorted = texts.compactMap(\.self).sorted { $0.utf8.lexicographicallyPrecedes($1.utf8) }
      return texts.contains(nil) ? .notKnown : list(sorted.map { TerraformSyntax.escaped(Node(.string($0))) })
    case "range":
      let numbers = values.compactMap(integer)
      guard numbers.count == values.count, (1...2).contains(numbers.count) else { return .notKnown }
      let (start, end) = numbers.count == 1 ? (0, numbers[0]) : (numbers[0], numbers[1])
      let (count, isTooLarge) = end.subtractingReportingOverflow(start)
      guard start <= end, !isTooLarge, spend(count) else { return .notKnown }
      return .known(Node(.array((start..<end).map { Node(.integer($0)) })))
    default: return nil
    }
  }

  private func list(_ items: [Node]?) -> Outcome { Outcome(items.flatMap(made)) }

  /// The number of items; not known of instances of which only the deployment knows how many there are.
  private func length(_ value: Node?) -> Node? {
    guard let value else { return nil }
    if let items = value.array {
      let isOpen = items.count == 1 && items.contains { Self.reference(in: $0).map(isOfUnknownCount) ?? false }
      return isOpen ? nil : Node(.integer(items.count))
    }
    if let object = value.object { return Node(.integer(object.count)) }
    return value.string == nil ? nil : text(value).map { Node(.integer($0.count)) }
  }

  private func isOfUnknownCount(_ reference: String) -> Bool {
    guard let address = TerraformTraversal(reference[...])?.resourceAddress?.text else { return false }
    return scope.instances(of: address, self) == .unknown
  }

  private static func distinct(_ items: [Node]) -> [Node] {
    var seen: Set<Node> = []
    return items.filter { seen.insert($0).inserted }
  }

  private static func flat(_ items: [Node]) -> [Node] {
    items.flatMap { item in item.array.map(flat) ?? [item] }
  }

  private func element(_ values: [Node]) -> Outcome {
    guard values.count == 2, let index = integer(values[1]) else { return .notKnown }
    if let items = values[0].array {
      guard !items.isEmpty, index >= 0 else { return .wrong }
      return .known(items[index % items.count])
    }
    // The names of zones are not known, but which one is taken.
    return Outcome(Self.reference(in: values[0]).map { Node(.string("${\($0)[\(index)]}")) })
  }

  private func slice(_ values: [Node]) -> Outcome {
    guard values.count == 3, let start = integer(values[1]), let end = integer(values[2]), start >= 0, start <= end
    else {
      return .notKnown
    }
    if let items = values[0].array { return end <= items.count ? list(Array(items[start..<end])) : .wrong }
    guard let reference = Self.reference(in: values[0]), spend(end - start) else { return .notKnown }
    return .known(Node(.array((start..<end).map { Node(.string("${\(reference)[\($0)]}")) })))
  }

  private func lookup(_ values: [Node]) -> Outcome {
    guard values.count > 1, let object = values[0].object, let key = text(values[1]) else { return .notKnown }
    return (object[key] ?? values.dropFirst(2).first).map { .known($0) } ?? .wrong
  }

  private func merge(_ values: [Node]) -> Outcome {
    var result = MapBuilder()
    for value in values where !value.isNull {
      guard let object = value.object else { return .notKnown }
      for member in object { result[member.key] = member.value }
    }
    return Outcome(made(result.members))
  }

  private func contains(_ values: [Node]) -> Outcome {
    guard values.count == 2, let items = values[0].array, spend(items.count / 4) else { return .notKnown }
    let answers = items.map { isEqual($0, values[1]) }
    if answers.contains(true) { return .known(true) }
    return answers.contains(nil) ? .notKnown : .known(false)
  }

  // MARK: Texts

  private func textual(_ name: String, _ values: [Node]) -> Outcome? {
    switch name {
    case "join": return join(values)
    case "format": return Outcome(TextFormat.formatted(values, self))
    case "formatlist":
      guard values.count > 1, let count = values.compactMap(\.array?.count).max() else { return .notKnown }
      let items = (0..<count).compactMap { index in
        TextFormat.formatted(
          values.map { value in value.array.map { $0.indices.contains(index) ? $0[index] : "" } ?? value }, self)
      }
      return items.count == count ? list(items) : .notKnown
    case "split":
      guard values.count == 2, let separator = text(values[0]), !separator.isEmpty, let whole = text(values[1]) else {
        return .notKnown
      }
      let parts = whole.split(separator: separator, omittingEmptySubsequences: false)
      return list(parts.map { TerraformSyntax.escaped(Node(.string(String($0)))) })
    case "lower", "upper", "trimspace", "strrev", "title", "chomp", "replace", "substr", "trimprefix", "trimsuffix",
      "startswith", "endswith", "strcontains":
      let texts = values.compactMap(text)
      guard texts.count == values.count, let value = Self.changed(name, texts) else { return .notKnown }
      return .known(value)
    default: return nil
    }
  }

  private func join(_ values: [Node]) -> Outcome {
    guard let separator = values.first.flatMap(spelled) else { return .notKnown }
    let lists = values.dropFirst().compactMap(\.array)
    let texts = lists.joined().compactMap(spelled)
    guard lists.count == values.count - 1, texts.count == lists.joined().count else { return .notKnown }
    return Outcome(made(texts.joined(separator: separator)))
  }

  private static func changed(_ name: String, _ texts: [String]) -> Node? {
    func result(_ text: some StringProtocol) -> Node { TerraformSyntax.escaped(Node(.string(String(text)))) }
    guard let text = texts.first else { return nil }
    if texts.count == 1 {
      switch name {
      case "lower": return result(text.lowercased())
      case "upper": return result(text.uppercased())
      case "trimspace", "chomp": return result(text[...].trimmingSpaces())
      case "strrev": return result(String(text.reversed()))
      default: return nil
      }
    }
    switch (name, texts.count) {
    case ("trimprefix", 2): return result(text.hasPrefix(texts[1]) ? text.dropFirst(texts[1].count) : text[...])
    case ("trimsuffix", 2): return result(text.hasSuffix(texts[1]) ? text.dropLast(texts[1].count) : text[...])
    case ("startswith", 2): return Node(.bool(text.hasPrefix(texts[1])))
    case ("endswith", 2): return Node(.bool(text.hasSuffix(texts[1])))
    case ("strcontains", 2): return Node(.bool(text.contains(texts[1])))
    case ("replace", 3):
      // A pattern between slashes is a regular expression.
      if texts[1].isEmpty || (texts[1].hasPrefix("/") && texts[1].hasSuffix("/") && texts[1].count > 1) { return nil }
      return result(text.replacing(texts[1], with: texts[2]))
    case ("substr", 3):
      guard let offset = Int(texts[1]), let length = Int(texts[2]), offset >= 0 else { return nil }
      let rest = text.dropFirst(offset)
      return result(length < 0 ? rest : rest.prefix(length))
    default: return nil
    }
  }

  // MARK: Numbers, encodings

  private func numeric(_ name: String, _ values: [Node]) -> Outcome? {
    guard ["max", "min", "sum", "abs", "ceil", "floor"].contains(name) else { return nil }
    let numbers = (name == "sum" ? values.first?.array ?? [] : values).map(number)
    let known = numbers.compactMap(\.self)
    guard known.count == numbers.count, let first = known.first else { return .notKnown }
    switch name {
    case "max": return Outcome(Self.node(known.max() ?? first))
    case "min": return Outcome(Self.node(known.min() ?? first))
    case "sum": return Outcome(Self.node(known.reduce(0, +)))
    case "abs": return Outcome(Self.node(first.magnitude))
    case "ceil": return Outcome(Self.node(first.rounded(.up)))
    default: return Outcome(Self.node(first.rounded(.down)))
    }
  }

  private func encoded(_ name: String, _ values: [Node]) -> Outcome? {
    switch name {
    case "jsonencode":
      // References stay in the texts, as in a JSON text that is written out.
      guard let value = values.first, spend(value.size) else { return .notKnown }
      return Outcome(made(JSON.writeCompact(value)))
    case "jsondecode":
      guard let text = values.first.flatMap(text), let value = try? JSON.read(Array(text.utf8)) else {
        return .notKnown
      }
      return spend(value.size) ? .known(Self.escaped(value)) : .notKnown
    default: return nil
    }
  }

  /// A value in the spelling of templates.
  static func escaped(_ value: Node) -> Node {
    switch value.content {
    case .string: TerraformSyntax.escaped(value)
    case .array(let items): Node(.array(items.map(escaped)))
    case .object(let object):
      Node(.object(Object(object.members.map { .init(key: $0.key, value: escaped($0.value)) })))
    case .null, .bool, .integer, .number: value
    }
  }
}
