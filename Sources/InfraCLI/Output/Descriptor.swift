#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#elseif canImport(Darwin)
  import Darwin
#endif

/// An open file, pipe or terminal of the operating system.
struct Descriptor {
  let number: Int32

  init(_ number: Int32) {
    self.number = number
  }

  /// The standard output, from now on for reports alone: what the process prints otherwise goes to the standard error.
  static func takingOverOutput() -> Descriptor {
    let output = dup(1)
    guard output >= 0 else { return Descriptor(1) }
    dup2(2, 1)
    return Descriptor(output)
  }

  /// Writes all bytes; nil when that worked, else the system's error number.
  @discardableResult
  func write(_ bytes: [UInt8]) -> Int32? {
    bytes.withUnsafeBytes { buffer in
      var rest = buffer[...]
      while !rest.isEmpty {
        let count = systemWrite(number, UnsafeRawBufferPointer(rebasing: rest))
        if count >= 0 {
          rest = rest.dropFirst(count)
        } else if errno != EINTR {
          return errno
        }
      }
      return nil
    }
  }

  /// Reads to the end; nil when the system reports an error.
  func readAll() -> [UInt8]? {
    var bytes: [UInt8] = []
    while true {
      var count = 0
      let part = [UInt8](unsafeUninitializedCapacity: 65_536) { buffer, initializedCount in
        count = read(number, buffer.baseAddress, buffer.count)
        initializedCount = max(0, count)
      }
      if count > 0 {
        bytes += part
      } else if count == 0 {
        return bytes
      } else if errno != EINTR {
        return nil
      }
    }
  }
}

/// `write(2)`, which a method called `write` hides.
private func systemWrite(_ descriptor: Int32, _ bytes: UnsafeRawBufferPointer) -> Int {
  write(descriptor, bytes.baseAddress, bytes.count)
}
