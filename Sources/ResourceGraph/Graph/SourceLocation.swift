public import Documents

/// Where something came from: a line of a team's Swift file, or of a template.
public struct SourceLocation: Hashable, Sendable, Comparable, CustomStringConvertible {
  /// The file as people know it: `Shop/Network.swift`, or the template's path as it was given.
  public var file: String
  public var position: Position

  public init(file: String, position: Position) {
    self.file = file
    self.position = position
  }

  /// The call site of a construct, from `#fileID`, `#line` and `#column`.
  public init(fileID: StaticString, line: Int, column: Int) {
    self.init(file: "\(fileID)", position: Position(line: line, column: column))
  }

  /// `file:line:column`, as compilers write it.
  public var description: String {
    position == .none ? file : "\(file):\(position.line):\(position.column)"
  }

  public static func < (left: SourceLocation, right: SourceLocation) -> Bool {
    (left.file, left.position) < (right.file, right.position)
  }
}
