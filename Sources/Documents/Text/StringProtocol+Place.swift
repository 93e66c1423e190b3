extension StringProtocol {
  /// The first occurrence of a text, compared byte by byte: many times faster on short texts than the standard library.
  @inlinable
  public func place(of text: StaticString) -> Range<Index>? {
    let found = utf8.withContiguousStorageIfAvailable { $0.offset(of: text) }
    guard let offset = found ?? Array(utf8).withUnsafeBufferPointer({ $0.offset(of: text) }) else { return nil }
    let start = utf8.index(startIndex, offsetBy: offset)
    return start..<utf8.index(start, offsetBy: text.utf8CodeUnitCount)
  }
}

extension UnsafeBufferPointer<UInt8> {
  @usableFromInline
  func offset(of text: StaticString) -> Int? {
    let wanted = text.utf8CodeUnitCount
    // Loops, since closures for each byte cost more than the comparison.
    var start = 0
    while start + wanted <= count {
      var length = 0
      while length < wanted, self[start + length] == text.utf8Start[length] { length += 1 }
      if length == wanted { return start }
      start += 1
    }
    return nil
  }
}
