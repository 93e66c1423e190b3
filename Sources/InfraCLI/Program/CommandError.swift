/// Why a command cannot do its work, in one sentence that ends in what to do.
struct CommandError: Error, Equatable {
  var message: String

  init(_ message: String) {
    self.message = message
  }
}
