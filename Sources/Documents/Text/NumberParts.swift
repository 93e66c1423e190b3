/// The parts of a decimal number: `-12.5e+3` is a sign, `12`, `5` and `e+3`.
struct NumberParts {
  private(set) var isNegative = false
  private(set) var hasPlus = false
  private(set) var integer: ArraySlice<UInt8>
  private(set) var hasPoint = false
  private(set) var fraction: ArraySlice<UInt8> = []
  private(set) var exponent: ArraySlice<UInt8>?
  /// Whether the parts cover the whole text.
  private(set) var isWhole = false

  init(_ text: String) {
    var rest = Array(text.utf8)[...]
    isNegative = rest.first == UInt8(ascii: "-")
    hasPlus = rest.first == UInt8(ascii: "+")
    if isNegative || hasPlus { rest.removeFirst() }
    integer = Self.digits(&rest)
    if rest.first == UInt8(ascii: ".") {
      hasPoint = true
      rest.removeFirst()
      fraction = Self.digits(&rest)
    }
    if let letter = rest.first, letter | 0x20 == UInt8(ascii: "e") {
      let whole = rest
      rest.removeFirst()
      if rest.first == UInt8(ascii: "+") || rest.first == UInt8(ascii: "-") { rest.removeFirst() }
      guard !Self.digits(&rest).isEmpty else { return }
      exponent = whole[..<rest.startIndex]
    }
    isWhole = rest.isEmpty
  }

  /// Normalizes the parts to a JSON number: digits on both sides of the decimal point, and no leading zeros.
  mutating func complete() {
    integer = integer.drop { $0 == UInt8(ascii: "0") }
    if integer.isEmpty { integer = [UInt8(ascii: "0")] }
    if hasPoint, fraction.isEmpty { fraction = [UInt8(ascii: "0")] }
  }

  /// The JSON notation of the completed parts.
  var spelling: String {
    var bytes: [UInt8] = isNegative ? [UInt8(ascii: "-")] : []
    bytes += integer
    if hasPoint { bytes += [UInt8(ascii: ".")] + fraction }
    bytes += exponent ?? []
    return String(decoding: bytes, as: UTF8.self)
  }

  private static func digits(_ rest: inout ArraySlice<UInt8>) -> ArraySlice<UInt8> {
    let digits = rest.prefix { UInt8(ascii: "0")...UInt8(ascii: "9") ~= $0 }
    rest = rest[digits.endIndex...]
    return digits
  }
}
