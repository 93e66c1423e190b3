@testable import InfraLanguage

extension Stack {
  /// The errors in the description of the stack.
  var errors: [Diagnostic] {
    do throws(Diagnostics) {
      _ = try graph()
      return []
    } catch {
      return error.all
    }
  }
}
