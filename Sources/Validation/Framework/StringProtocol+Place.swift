extension StringProtocol {
  /// The first occurrence of a text, compared byte by byte: many times faster on short texts than the standard library.
  package func place(of text: StaticString) -> Range<Index>? {
    let count = text.utf8CodeUnitCount
    let offset: Int? = withUTF8Bytes { bytes in
      guard bytes.count >= count else { return nil }
      return (0...(bytes.count - count)).first { start in
        (0..<count).allSatisfy { bytes[start + $0] == text.utf8Start[$0] }
      }
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
