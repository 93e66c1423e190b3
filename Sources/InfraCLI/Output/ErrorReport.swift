import Documents
import ResourceGraph

/// Writes why a run failed: a place where there is one, else the tool's name.
enum ErrorReport {
  static func write(_ error: any Error, to console: any Console) {
    switch error {
    case let error as Diagnostics: for diagnostic in error.sorted { write(diagnostic, console) }
    case let error as Diagnostic: write(error, console)
    case let error as CommandError: write(.error(error.message), console)
    case let error as FileError: write(.error(error.description), console)
    case let error as DocumentError: write(.error(error.description), console)
    default: write(.error("\(error)"), console)
    }
  }

  private static func write(_ diagnostic: Diagnostic, _ console: any Console) {
    console.complain(diagnostic.location == nil ? "infra: \(diagnostic)" : diagnostic.description)
  }
}
