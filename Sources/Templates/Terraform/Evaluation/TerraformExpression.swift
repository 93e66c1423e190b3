import Documents

/// An expression of Terraform's language, with the text that it was read from.
///
/// <https://developer.hashicorp.com/terraform/language/expressions>
struct TerraformExpression: Sendable {
  indirect enum Kind: Sendable {
    /// A number, `true`, `false` or `null`.
    case literal(Node)
    /// A quoted text.
    case template([TemplatePart])
    case list([TerraformExpression])
    case object([Pair])
    /// The first name of a traversal: `var`, `aws_vpc`, `each`.
    case name(String)
    case access(TerraformExpression, [Step])
    case call(String, [TerraformExpression], isExpanded: Bool)
    case negation(TerraformExpression)
    case operation(String, TerraformExpression, TerraformExpression)
    case conditional(TerraformExpression, TerraformExpression, TerraformExpression)
    case loop(Loop)
  }

  /// What follows a value: an attribute, an index, or everything in it.
  enum Step: Sendable {
    case attribute(String)
    case index(TerraformExpression)
    /// `[*]`, or `.*`, after which an index takes from the list of results.
    case splat(isLegacy: Bool)
  }

  /// A piece of a template.
  enum TemplatePart: Sendable {
    /// Text in the spelling of templates, in which `$${` is `${`.
    case text(String)
    case expression(TerraformExpression)
    /// `%{ if condition }…%{ else }…%{ endif }`
    indirect case conditional(TerraformExpression, [TemplatePart], [TemplatePart])
    /// `%{ for key, value in collection }…%{ endfor }`
    indirect case loop(keyName: String?, valueName: String, TerraformExpression, [TemplatePart])
  }

  struct Pair: Sendable {
    var key: TerraformExpression
    var value: TerraformExpression
  }

  /// `[for key, value in collection : result if condition]`, or with braces and a key for each result.
  struct Loop: Sendable {
    var keyName: String?
    var valueName: String
    var collection: TerraformExpression
    var resultKey: TerraformExpression?
    var result: TerraformExpression
    var isGrouped: Bool
    var condition: TerraformExpression?
  }

  var kind: Kind
  var source: String

  /// The expression as a template: what a value that is not known is left as.
  var unresolved: Node { Node(.string("${\(source)}")) }
}
