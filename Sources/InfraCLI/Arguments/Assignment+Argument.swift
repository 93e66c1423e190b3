import Configuration

/// One `--set key=value`.
extension Assignment: ArgumentValue {
  static var expectation: String { "key=value" }
}
