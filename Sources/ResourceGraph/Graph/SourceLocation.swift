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
    let name = "\(fileID)"
    self.init(file: Self.files?.path(of: name) ?? name, position: Position(line: line, column: column))
  }

  /// Where the files are that `#fileID` names without their folders, while an app describes its stacks.
  @TaskLocal package static var files: (any SourceFiles)?

  /// `file:line:column`, as compilers write it.
  public var description: String {
    position == .none ? file : "\(file):\(position.line):\(position.column)"
  }

  public static func < (left: SourceLocation, right: SourceLocation) -> Bool {
    (left.file, left.position) < (right.file, right.position)
  }
}

/// The source files of an app.
package protocol SourceFiles: Sendable {
  /// The path by which editors and CI know a file: `Sources/shop/Network.swift`.
  ///
  /// - Parameter fileID: the module and the name of the file, `shop/Network.swift`. Swift refuses two files of one name in a
  ///   module.
  func path(of fileID: String) -> String?
}
