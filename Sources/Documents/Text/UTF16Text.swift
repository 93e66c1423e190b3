/// Decoding of UTF-16 with a byte-order mark, as PowerShell writes for redirected output.
enum UTF16Text {
  /// The text in UTF-8, or `nil` if the bytes do not start with a UTF-16 byte-order mark.
  static func utf8(_ bytes: [UInt8]) -> [UInt8]? {
    guard bytes.count >= 2 else { return nil }
    let highByteFirst: Bool
    switch (bytes[0], bytes[1]) {
    case (0xFE, 0xFF): highByteFirst = true
    case (0xFF, 0xFE): highByteFirst = false
    default: return nil
    }
    var units: [UInt16] = []
    units.reserveCapacity(bytes.count / 2)
    for index in stride(from: 2, to: bytes.count - 1, by: 2) {
      let (first, second) = (UInt16(bytes[index]), UInt16(bytes[index + 1]))
      units.append(highByteFirst ? first << 8 | second : second << 8 | first)
    }
    // An incomplete code unit at the end becomes a replacement character, which readers reject.
    if !bytes.count.isMultiple(of: 2) { units.append(0xFFFD) }
    return Array(String(decoding: units, as: UTF16.self).utf8)
  }
}
