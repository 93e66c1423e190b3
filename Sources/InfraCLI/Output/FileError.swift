#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#elseif canImport(Darwin)
  import Darwin
#endif

/// What the system refused to do with a file or folder.
struct FileError: Error, Equatable, CustomStringConvertible {
  /// What was tried: `read`, `write`.
  var action: String
  var path: String
  /// The system's error number.
  var code: Int32

  init(_ action: String, _ path: String, code: Int32 = errno) {
    self.action = action
    self.path = path
    self.code = code
  }

  var description: String {
    "cannot \(action) '\(path)': \(Self.reason(code))"
  }

  /// The system's own words, in lower case as all messages are.
  static func reason(_ code: Int32) -> String {
    let text = String(cString: strerror(code))
    return text.prefix(1).lowercased() + text.dropFirst()
  }
}
