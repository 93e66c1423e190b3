/// Something to tell the user about an input: a place, what is wrong, and what to do.
public struct Diagnostic: Error, Hashable, Sendable {
  public enum Severity: Int, Hashable, Sendable, Comparable, CaseIterable {
    case note, warning, error

    public static func < (left: Severity, right: Severity) -> Bool { left.rawValue < right.rawValue }
  }

  public var severity: Severity
  public var message: String
  public var location: SourceLocation?

  public init(_ severity: Severity, _ message: String, at location: SourceLocation? = nil) {
    self.severity = severity
    self.message = message
    self.location = location
  }

  public static func error(_ message: String, at location: SourceLocation? = nil) -> Diagnostic {
    Diagnostic(.error, message, at: location)
  }

  public static func note(_ message: String, at location: SourceLocation? = nil) -> Diagnostic {
    Diagnostic(.note, message, at: location)
  }
}

extension Diagnostic: CustomStringConvertible {
  public var description: String {
    let place = location.map { "\($0): " } ?? ""
    return "\(place)\(severity): \(message)"
  }
}

/// Several diagnostics at once: everything that was found before work had to stop.
public struct Diagnostics: Error, Sendable, CustomStringConvertible {
  public var all: [Diagnostic]

  public init(_ all: [Diagnostic]) { self.all = all }

  /// By place, then in the order they were found.
  public var sorted: [Diagnostic] {
    all.enumerated().sorted { left, right in
      switch (left.element.location, right.element.location) {
      case (let first?, let second?) where first != second: first < second
      case (nil, _?): true
      case (_?, nil): false
      default: left.offset < right.offset
      }
    }.map(\.element)
  }

  public var hasErrors: Bool { all.contains { $0.severity == .error } }

  public var description: String { sorted.map(\.description).joined(separator: "\n") }
}
