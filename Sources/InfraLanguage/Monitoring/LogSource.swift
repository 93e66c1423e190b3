import Documents

/// A construct that writes logs to a log group.
public protocol LogSource: Construct {
  /// The log group; its value is the name.
  var logGroup: Reference<Logs.LogGroup> { get }
}

/// A filter pattern of CloudWatch Logs: which events of a log group match.
///
/// A literal is a pattern in AWS's syntax: `"{ $.status >= 500 }"`, `"[ip, user, …, status = 5*]"`, `"ERROR -Retry"`.
public struct LogPattern: Hashable, Sendable, ExpressibleByStringLiteral {
  let text: String

  public init(stringLiteral text: String) { self.text = text }
  private init(_ text: String) { self.text = text }

  /// Every event.
  public static let all = LogPattern("")

  /// Events that contain all of the terms.
  ///
  /// - Parameter terms: the terms, case-sensitive.
  public static func contains(_ terms: String...) -> LogPattern {
    LogPattern(terms.map { JSON.writeCompact(.string($0)) }.joined(separator: " "))
  }

  /// JSON events that meet a condition: `$.status >= 500 && $.path = "/pay"`.
  ///
  /// - Parameter condition: the condition, without braces.
  public static func json(_ condition: String) -> LogPattern { LogPattern("{ \(condition) }") }

  var mistake: String? {
    if text.utf8.count > 1024 { return "has \(text.utf8.count) characters; use at most 1024" }
    for (start, end) in [("{", "}"), ("[", "]")] where text.hasPrefix(start) != text.hasSuffix(end) {
      return "has an unmatched '\(text.hasPrefix(start) ? start : end)'; add its counterpart"
    }
    if text.utf8.count(where: { $0 == UInt8(ascii: "\"") }) % 2 == 1, !text.contains("\\\"") {
      return "has an unmatched quotation mark; add its counterpart"
    }
    return nil
  }
}

/// A log group that exists already, for metric filters, subscriptions and dashboards.
public struct LogGroup: LogSource {
  public let identity: Identity
  public var adjustments = Adjustments()
  public private(set) var existing: Existing?

  /// A log group that exists already in the stack's account and region.
  ///
  /// - Parameters:
  ///   - name: the log group's name in the stack.
  ///   - logGroupName: the log group's name in AWS: `/aws/lambda/billing`.
  public static func existing(
    _ name: String, logGroupName: ExistingValue,
    fileID: StaticString = #fileID, line: Int = #line, column: Int = #column
  ) -> LogGroup {
    var group = LogGroup(name, at: SourceLocation(fileID: fileID, line: line, column: column))
    var existing = Existing()
    existing.add(group.logGroup, ["Ref": logGroupName])
    group.existing = existing
    return group
  }

  private init(_ name: String, at location: SourceLocation) {
    identity = Identity("log group", name, at: location)
  }

  public var dependencies: [any Construct] { [] }
  public var logGroup: Reference<Logs.LogGroup> { Reference(id("LogGroup")) }

  public func lower(into lowering: inout Lowering) {}
}
