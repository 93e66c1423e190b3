#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#elseif canImport(Darwin)
  import Darwin
#endif

/// The console of a real process: file descriptors 1 and 2.
final class Terminal: Console {
  let isStyled: Bool
  let isErrorsInteractive: Bool
  private var pending: [UInt8] = []

  init() {
    let wantsColors = getenv("NO_COLOR").map { $0.pointee == 0 } ?? true
    isStyled = isatty(1) == 1 && wantsColors
    isErrorsInteractive = isatty(2) == 1
  }

  func write(_ text: String, to stream: OutputStream) {
    switch stream {
    case .output:
      pending += Array(text.utf8)
    case .errors:
      flush()
      Descriptor(2).write(Array(text.utf8))
    }
  }

  func flush() {
    Descriptor(1).write(pending)
    pending.removeAll(keepingCapacity: true)
  }
}
