import Documents
import ResourceGraph

/// Writes why a run failed: a place where there is one, else the tool's name.
enum ErrorReport {
  static func write(_ error: any Error, to console: any Console) {
    for diagnostic in diagnostics(of: error) {
      console.complain(diagnostic.location == nil ? "infra: \(diagnostic)" : diagnostic.description)
    }
  }

  /// What an error says, by place.
  static func diagnostics(of error: any Error) -> [Diagnostic] {
    switch error {
    case let error as Diagnostics: error.sorted
    case let error as Diagnostic: [error]
    case let error as CommandError: [.error(error.message)]
    case let error as FileError: [.error(error.description)]
    case let error as DocumentError: [.error(error.description)]
    default: [.error("\(error)")]
    }
  }
}
