import Documents
import ResourceGraph

/// The expression syntax of Terraform's JSON syntax: `${aws_lb.public.dns_name}`.
final class TerraformSyntax: ExpressionSyntax {
  let addresses: TerraformAddresses
  /// The values from outside the stack, by what expressions call them.
  private(set) var imports: ImportTable
  /// Notes the resources and parameters that are referred to.
  let log = ReferenceLog()
  /// Whether the graph was read from this dialect, so that its syntax is written unchanged.
  let keepsVerbatim: Bool
  /// The data sources that the written expressions require.
  private(set) var usedDataSources: [DataSource] = []
  /// Expressions of the other dialect that were written unchanged since the last call of `takeUntranslated`.
  private(set) var untranslated: [Node] = []

  enum DataSource: String, CaseIterable {
    case availabilityZones = "aws_availability_zones"
    case callerIdentity = "aws_caller_identity"
    case partition = "aws_partition"
    case region = "aws_region"

    /// The data source as it is written.
    var configuration: Node {
      guard self == .availabilityZones else { return ["current": [:]] }
      // Excludes Local Zones, which do not have all services.
      return [
        "available": ["state": "available", "filter": [["name": "opt-in-status", "values": ["opt-in-not-required"]]]]
      ]
    }
  }

  init(addresses: TerraformAddresses, imports: [ImportedValue] = [], keepsVerbatim: Bool = true) {
    self.addresses = addresses
    self.imports = ImportTable(imports)
    self.keepsVerbatim = keepsVerbatim
  }

  func takeUntranslated() -> [Node] {
    defer { untranslated = [] }
    return untranslated
  }

  func node(literal: Node) -> Node { Self.escaped(literal) }

  /// The node of a literal; `${` and `%{` are escaped as `$${` and `%%{`.
  static func escaped(_ literal: Node) -> Node {
    guard case .string(let text) = literal.content, needsEscape(text) else { return literal }
    return Node(.string(escaped(text)))
  }

  func node(_ expression: Expression) -> Node {
    guard case .verbatim(let source, let resolved) = expression else { return Node(.string(text(expression))) }
    if keepsVerbatim { return source }
    if let resolved { return node(resolved) }
    if !source.isScalar { untranslated.append(source) }
    return node(literal: source)
  }

  /// The separator is the fourth character of every ARN: a quoted one could not stand in a JSON text, such as a policy.
  private func component(_ index: Int, of arn: String) -> String {
    "${split(\(Self.separator(of: arn)), \(arn))[\(index)]}"
  }

  /// The expression for the colon of an ARN.
  static func separator(of arn: some StringProtocol) -> String { "substr(\(arn), 3, 1)" }

  private func text(_ expression: Expression) -> String {
    switch expression {
    case .text(let text): Self.needsEscape(text) ? Self.escaped(text) : text
    case .attribute(let id, let attribute): imported(id, attribute) ?? interpolation(id, attribute)
    case .parameter(let name): reference(toParameter: name)
    case .pseudo(let value): "${\(traversal(value))}"
    case .availabilityZone(let index): zone(index)
    case .join(let parts): parts.map(text).joined()
    case .component(let index, let arn): component(index, of: operand(arn))
    case .verbatim: spelledText(node(expression))
    }
  }

  /// An expression as an argument of a function: without `${}`, or as a quoted template.
  private func operand(_ expression: Expression) -> String {
    let text = text(expression)
    guard text.hasPrefix("${"), let close = Self.closingBrace(in: text[...]), text.index(after: close) == text.endIndex
    else { return "\"\(text)\"" }
    return String(text.dropFirst(2).dropLast())
  }

  private func interpolation(_ id: LogicalID, _ attribute: String) -> String {
    log.note(id, attribute)
    return addresses.interpolation(id, attribute)
  }

  private func reference(toParameter name: String) -> String {
    log.note(parameter: name)
    return "${var.\(variable(name))}"
  }

  /// A value from outside the stack: what follows from names, or what the data source of its parameter reads.
  private func imported(_ id: LogicalID, _ attribute: String) -> String? {
    guard let value = imports.value(id, attribute) else { return nil }
    switch value.source {
    case .constructed(let expression): return text(expression)
    // Values of this kind are no secrets, and `value` would be hidden in every plan.
    case .parameter, .output: return "${data.aws_ssm_parameter.\(Spelling.snakeCase(value.name)).insecure_value}"
    case .secret(_, let key):
      let text = "data.aws_secretsmanager_secret_version.\(Spelling.snakeCase(value.name)).secret_string"
      return key.map { "${jsondecode(\(text))[\"\($0)\"]}" } ?? "${\(text)}"
    }
  }

  private func spelledText(_ node: Node) -> String { String(node: node) ?? JSON.writeCompact(node) }

  /// The variable name of a parameter; a name read from Terraform that has no PascalCase form is kept.
  func variable(_ parameter: String) -> String {
    keepsVerbatim ? TerraformSpelling.argument(of: parameter) : Spelling.snakeCase(parameter)
  }

  private func traversal(_ value: PseudoValue) -> String {
    switch value {
    case .region:
      use(.region)
      return "data.aws_region.current.id"
    case .accountID:
      use(.callerIdentity)
      return "data.aws_caller_identity.current.account_id"
    case .partition:
      use(.partition)
      return "data.aws_partition.current.partition"
    case .urlSuffix:
      use(.partition)
      return "data.aws_partition.current.dns_suffix"
    }
  }

  private func use(_ source: DataSource) {
    if !usedDataSources.contains(source) { usedDataSources.append(source) }
  }

  private func zone(_ index: Int) -> String {
    use(.availabilityZones)
    log.note(zone: index)
    return "${data.aws_availability_zones.available.names[\(index)]}"
  }

  private static func needsEscape(_ text: String) -> Bool {
    var text = text
    return text.withUTF8 { bytes in
      var previous: UInt8 = 0
      for byte in bytes {
        if byte == UInt8(ascii: "{"), previous == UInt8(ascii: "$") || previous == UInt8(ascii: "%") { return true }
        previous = byte
      }
      return false
    }
  }

  private static func escaped(_ text: String) -> String {
    var result: [UInt8] = []
    var previous: UInt8 = 0
    for byte in text.utf8 {
      if byte == UInt8(ascii: "{"), previous == UInt8(ascii: "$") || previous == UInt8(ascii: "%") {
        result.append(previous)
      }
      result.append(byte)
      previous = byte
    }
    return String(decoding: result, as: UTF8.self)
  }
}
