import ResourceGraph

/// Colours on terminals, plain text anywhere else.
struct Style {
  var isStyled: Bool

  func bold(_ text: String) -> String { wrap(text, "1") }

  /// The word of a severity, in its colour.
  func severity(_ severity: Diagnostic.Severity) -> String {
    switch severity {
    case .error: wrap("error", "1;31")
    case .warning: wrap("warning", "1;33")
    case .note: wrap("note", "1;36")
    }
  }

  /// The word of what a finding comes to.
  func level(_ level: RunReport.Level) -> String {
    switch level {
    case .error: severity(.error)
    case .warning: severity(.warning)
    case .note: severity(.note)
    case .possible: wrap("possible", "1;35")
    case .unknown: "unknown"
    case .allowed: "allowed"
    case .baseline: "baseline"
    }
  }

  /// What stands beside the text: the number of a line.
  func faint(_ text: String) -> String { wrap(text, "2") }

  /// What points at a place.
  func caret(_ text: String) -> String { wrap(text, "1;32") }

  private func wrap(_ text: String, _ code: String) -> String {
    isStyled ? "\u{1B}[\(code)m\(text)\u{1B}[0m" : text
  }
}

extension Console {
  /// The style that suits the output.
  var style: Style { Style(isStyled: isStyled) }
}
