#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#elseif canImport(Darwin)
  import Darwin
#endif

/// The console of a real process.
final class Terminal: Console {
  let isStyled: Bool
  let isErrorsInteractive: Bool
  private let output: Descriptor
  private let errors = Descriptor(2)
  private var pending: [UInt8] = []

  /// - Parameter output: where what was asked for goes: the standard output, unless the process keeps it for itself.
  init(output: Descriptor = Descriptor(1)) {
    self.output = output
    let wantsColors = getenv("NO_COLOR").map { $0.pointee == 0 } ?? true
    isStyled = isatty(output.number) == 1 && wantsColors
    isErrorsInteractive = isatty(2) == 1
  }

  func write(_ text: String, to stream: OutputStream) {
    switch stream {
    case .output:
      pending += Array(text.utf8)
    case .errors:
      flush()
      errors.write(Array(text.utf8))
    }
  }

  func flush() {
    output.write(pending)
    pending.removeAll(keepingCapacity: true)
  }
}
