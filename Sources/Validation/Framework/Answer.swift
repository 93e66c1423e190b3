/// The answer to a yes-or-no question about a graph.
package enum Answer: Sendable {
  case yes
  case no
  /// The template does not say; with the reason.
  case unknown(String)
}
