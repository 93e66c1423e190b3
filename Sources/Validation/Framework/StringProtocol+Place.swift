extension StringProtocol {
  /// The first occurrence of a text, compared byte by byte: many times faster on short texts than the standard library.
  package func place(of text: StaticString) -> Range<Index>? {
    let count = text.utf8CodeUnitCount
    let offset: Int? = withUTF8Bytes { bytes in
      // Loops, since closures for each byte cost more than the comparison.
      var start = 0
      while start + count <= bytes.count {
        var length = 0
        while length < count, bytes[start + length] == text.utf8Start[length] { length += 1 }
        if length == count { return start }
        start += 1
      }
      return nil
    }
    guard let offset else { return nil }
    let start = utf8.index(startIndex, offsetBy: offset)
    return start..<utf8.index(start, offsetBy: count)
  }

  private func withUTF8Bytes<Result>(_ body: (UnsafeBufferPointer<UInt8>) -> Result) -> Result {
    if let result = utf8.withContiguousStorageIfAvailable(body) { return result }
    return Array(utf8).withUnsafeBufferPointer(body)
  }
}
