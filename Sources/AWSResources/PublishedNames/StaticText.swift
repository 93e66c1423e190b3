/// A text that is written in the program, or a part of one: it is read byte by byte, without a copy.
struct StaticText {
  private let bytes: UnsafeBufferPointer<UInt8>

  init(_ source: StaticString) {
    bytes = UnsafeBufferPointer(start: source.utf8Start, count: source.utf8CodeUnitCount)
  }

  /// - Parameter range: of the bytes of the text.
  private init(_ bytes: UnsafeBufferPointer<UInt8>, _ range: Range<Int>) {
    self.bytes = UnsafeBufferPointer(rebasing: bytes[range])
  }

  /// The empty text.
  init() { bytes = UnsafeBufferPointer(start: nil, count: 0) }

  subscript(range: Range<Int>) -> StaticText { StaticText(bytes, range) }
  subscript(place: Int) -> UInt8 { bytes[place] }

  var indices: Range<Int> { bytes.indices }
  var count: Int { bytes.count }
  var isEmpty: Bool { bytes.isEmpty }
  var text: String { String(decoding: bytes, as: UTF8.self) }

  static func == (left: StaticText, right: String) -> Bool {
    let other = right.utf8
    return left.count == other.count && other.elementsEqual(left.bytes)
  }
}
