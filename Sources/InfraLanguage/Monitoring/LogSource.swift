import Documents

/// A construct that writes logs into a group of its own.
public protocol LogSource: Construct {
  var logGroup: Reference<Logs.LogGroup> { get }
}

/// Which events of a log group are meant, in CloudWatch's pattern language.
///
/// A literal is a pattern as it stands: `"{ $.status >= 500 }"`, `"[ip, user, …, status = 5*]"`, `"ERROR -Retry"`.
public struct LogPattern: Hashable, Sendable, ExpressibleByStringLiteral {
  let text: String

  public init(stringLiteral text: String) { self.text = text }
  private init(_ text: String) { self.text = text }

  /// Every event.
  public static let all = LogPattern("")

  /// Events that hold all of the texts.
  public static func contains(_ texts: String...) -> LogPattern {
    LogPattern(texts.map { JSON.writeCompact(.string($0)) }.joined(separator: " "))
  }

  /// JSON events that meet a condition: `$.status >= 500 && $.path = "/pay"`.
  public static func json(_ condition: String) -> LogPattern { LogPattern("{ \(condition) }") }

  var mistake: String? {
    if text.utf8.count > 1024 { return "has \(text.utf8.count) characters, AWS allows 1024; shorten it" }
    for (start, end) in [("{", "}"), ("[", "]")] where text.hasPrefix(start) != text.hasSuffix(end) {
      return "begins or ends in a '\(text.hasPrefix(start) ? start : end)' that has no counterpart; add the other one"
    }
    if text.utf8.count(where: { $0 == UInt8(ascii: "\"") }) % 2 == 1, !text.contains("\\\"") {
      return "has a quotation mark without its counterpart; add the other one"
    }
    return nil
  }
}
