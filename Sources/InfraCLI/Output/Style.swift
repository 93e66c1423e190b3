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

  private func wrap(_ text: String, _ code: String) -> String {
    isStyled ? "\u{1B}[\(code)m\(text)\u{1B}[0m" : text
  }
}

extension Console {
  /// The style that suits the output.
  var style: Style { Style(isStyled: isStyled) }
}
