import Documents
import ResourceGraph

extension TerraformSyntax {
  func literal(_ node: Node) -> Node {
    guard case .string(let text) = node.content, text.place(of: "$${") != nil || text.place(of: "%%{") != nil else {
      return node
    }
    return Node(.string(Self.unescaped(text)), at: node.position)
  }

  /// A text without the escapes of templates.
  static func unescaped(_ text: String) -> String {
    var result: [UInt8] = []
    for byte in text.utf8 {
      let isDoubled = byte == UInt8(ascii: "{") && result.count > 1 && result.last == result[result.count - 2]
      if isDoubled, result.last == UInt8(ascii: "$") || result.last == UInt8(ascii: "%") { result.removeLast() }
      result.append(byte)
    }
    return String(decoding: result, as: UTF8.self)
  }

  func expression(_ node: Node) -> Expression? {
    guard case .string(let text) = node.content, let parts = templateParts(text) else { return nil }
    let resolved = Expression.joined(parts)
    if case .verbatim(_, nil) = resolved { return .verbatim(node, resolved: nil) }
    return self.node(resolved) == node ? resolved : .verbatim(node, resolved: resolved)
  }

  /// The parts of a template string; `nil` if it contains no template sequence.
  private func templateParts(_ text: String) -> [Expression]? {
    guard text.place(of: "${") != nil || text.place(of: "%{") != nil else { return nil }
    var parts: [Expression] = []
    var isTemplate = false
    var literalStart = text.startIndex
    var index = text.startIndex
    func appendLiteral() {
      let literal = Node(.string(String(text[literalStart..<index])))
      parts.append(.text(self.literal(literal).string ?? ""))
    }
    while index < text.endIndex {
      let rest = text[index...]
      if rest.hasPrefix("$${") || rest.hasPrefix("%%{") {
        index = text.index(index, offsetBy: 3)
      } else if rest.hasPrefix("%{") {
        // A directive makes the parts around it conditional.
        return [.verbatim(Node(.string(text)), resolved: nil)]
      } else if rest.hasPrefix("${") {
        guard let close = Self.closingBrace(in: rest) else { return [.verbatim(Node(.string(text)), resolved: nil)] }
        isTemplate = true
        appendLiteral()
        let inner = rest[text.index(index, offsetBy: 2)..<close]
        let unknown = Expression.verbatim(Node(.string(String(rest[...close]))), resolved: nil)
        parts.append(evaluated(inner) ?? unknown)
        index = text.index(after: close)
        literalStart = index
      } else {
        index = text.index(after: index)
      }
    }
    guard isTemplate else { return nil }
    appendLiteral()
    return parts
  }

  static func closingBrace(in text: Substring) -> String.Index? {
    var depth = 0
    var isQuoted = false
    for index in text.indices {
      switch text[index] {
      case "\"": isQuoted.toggle()
      case "{" where !isQuoted: depth += 1
      case "}" where !isQuoted:
        depth -= 1
        if depth == 0 { return index }
      default: break
      }
    }
    return nil
  }

  /// The expression for a traversal: `aws_lb.public.dns_name`, `var.domain`, `data.aws_region.current.id`.
  private func evaluated(_ inner: Substring) -> Expression? {
    let inner = inner.trimmingSpaces()
    if let component = component(inner) { return component }
    if let secret = secret(inner) { return secret }
    guard let traversal = TerraformTraversal(inner) else { return nil }
    let steps = traversal.steps
    guard steps[0] == "var" else { return steps[0] == "data" ? data(steps) : addresses.expression(traversal) }
    guard steps.count == 2, !steps[1].contains("[") else { return nil }
    return .parameter(TerraformSpelling.graphName(of: String(steps[1])))
  }

  /// `split(substr(aws_db_proxy.pool.arn, 3, 1), aws_db_proxy.pool.arn)[6]`, or with the colon as text.
  private func component(_ text: Substring) -> Expression? {
    guard text.hasPrefix("split("), text.hasSuffix("]"), let end = text.lastIndex(of: ")"),
      let index = Int(text[text.index(after: end)...].dropFirst().dropLast())
    else { return nil }
    let arguments = text[..<end].dropFirst("split(".count)
    guard let comma = arguments.lastIndex(of: ",") else { return nil }
    let arn = arguments[arguments.index(after: comma)...].trimmingSpaces()
    guard [Self.separator(of: arn), #"":""#].contains(String(arguments[..<comma])), let read = evaluated(arn) else {
      return nil
    }
    return .component(index, of: read)
  }

  /// The value of a secret, or a key of it: what is known of it is that it is one.
  private func secret(_ text: Substring) -> Expression? {
    var source = text
    if source.hasPrefix("jsondecode("), let end = source.firstIndex(of: ")") {
      source = source[..<end].dropFirst("jsondecode(".count)
    }
    guard source.hasPrefix("data.aws_secretsmanager_secret_version."),
      let steps = TerraformTraversal(source)?.steps, steps.count == 4, steps[3] == "secret_string"
    else { return nil }
    return .verbatim(
      Node(.string("${\(text)}")), resolved: .text("{{resolve:secretsmanager:\(steps[2]):SecretString}}"))
  }

  private func data(_ steps: [Substring]) -> Expression? {
    guard steps.count == 4, let source = DataSource(rawValue: String(steps[1])) else { return nil }
    switch (source, steps[3]) {
    case (.region, "id"), (.region, "name"), (.region, "region"): return .pseudo(.region)
    case (.callerIdentity, "account_id"): return .pseudo(.accountID)
    case (.partition, "partition"): return .pseudo(.partition)
    case (.partition, "dns_suffix"): return .pseudo(.urlSuffix)
    case (.availabilityZones, let names) where names.hasPrefix("names[") && names.hasSuffix("]"):
      return Int(names.dropFirst(6).dropLast()).map { .availabilityZone($0) }
    default: return nil
    }
  }
}
