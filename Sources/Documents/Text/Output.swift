/// A byte buffer for text that is appended to, which tracks the current column.
///
/// It owns its memory, because an array checks for uniqueness on every append, and moves complete lines to
/// chunks, because growing by doubling copies memory; together these would take half of a writer's time.
struct Output: ~Copyable {
  private static let chunkSize = 1 << 15

  private var base: UnsafeMutablePointer<UInt8>
  private var capacity = Self.chunkSize + (1 << 12)
  private var count = 0
  private var lineStart = 0
  private var chunks: [[UInt8]] = []

  init() {
    base = .allocate(capacity: capacity)
  }

  deinit {
    base.deallocate()
  }

  /// The appended bytes.
  var bytes: [UInt8] {
    var bytes: [UInt8] = []
    bytes.reserveCapacity(chunks.reduce(count) { $0 + $1.count })
    for chunk in chunks { bytes += chunk }
    bytes += UnsafeBufferPointer(start: base, count: count)
    return bytes
  }

  /// The number of bytes on the last line.
  var column: Int { count - lineStart }

  mutating func append(_ byte: UInt8) {
    reserve(1)
    base[count] = byte
    count += 1
  }

  @inline(__always)
  mutating func append(_ text: StaticString) {
    append(UnsafeBufferPointer(start: text.utf8Start, count: text.utf8CodeUnitCount))
  }

  mutating func append(_ run: UnsafeBufferPointer<UInt8>) {
    guard let start = run.baseAddress else { return }
    reserve(run.count)
    (base + count).update(from: start, count: run.count)
    count += run.count
  }

  mutating func append(text: String) {
    var text = text
    text.withUTF8 { append($0) }
  }

  mutating func append(_ number: Int) {
    if number < 0 { append(UInt8(ascii: "-")) }
    var rest = number.magnitude
    var digits = 1
    while rest >= 10 {
      rest /= 10
      digits += 1
    }
    reserve(digits)
    rest = number.magnitude
    for place in (count..<count + digits).reversed() {
      base[place] = UInt8(ascii: "0") + UInt8(truncatingIfNeeded: rest % 10)
      rest /= 10
    }
    count += digits
  }

  mutating func append(spaces count: Int) {
    reserve(count)
    (base + self.count).update(repeating: UInt8(ascii: " "), count: count)
    self.count += count
  }

  mutating func newline() {
    append(UInt8(ascii: "\n"))
    // Chunks are closed only here, because only bytes of the last line are removed.
    if count >= Self.chunkSize {
      chunks.append(Array(UnsafeBufferPointer(start: base, count: count)))
      count = 0
    }
    lineStart = count
  }

  /// Removes the bytes of the last line after a column.
  mutating func removeToColumn(_ column: Int) {
    count = lineStart + column
  }

  /// Appends the prefix of a run that needs no escape in a JSON string, and returns its length.
  mutating func appendUnescaped(_ run: UnsafeRawBufferPointer) -> Int {
    reserve(run.count)
    let target = UnsafeMutableRawPointer(base + count)
    var index = 0
    while index + 8 <= run.count {
      let word = run.loadUnaligned(fromByteOffset: index, as: UInt64.self)
      guard !Self.needsEscape(word) else { break }
      target.storeBytes(of: word, toByteOffset: index, as: UInt64.self)
      index += 8
    }
    if index > 0, index < run.count, index + 8 > run.count {
      // Copies the last eight bytes, some of them a second time, which is faster than byte by byte.
      let last = run.count - 8
      let word = run.loadUnaligned(fromByteOffset: last, as: UInt64.self)
      if !Self.needsEscape(word) {
        target.storeBytes(of: word, toByteOffset: last, as: UInt64.self)
        index = run.count
      }
    }
    while index < run.count {
      let byte = run[index]
      guard byte >= 0x20, byte != UInt8(ascii: "\""), byte != UInt8(ascii: "\\") else { break }
      target.storeBytes(of: byte, toByteOffset: index, as: UInt8.self)
      index += 1
    }
    count += index
    return index
  }

  /// Whether one of eight bytes is a control character, a quote or a backslash: the borrows of a subtraction mark small
  /// bytes, and an exclusive or turns equal bytes into zero.
  private static func needsEscape(_ word: UInt64) -> Bool {
    let ones: UInt64 = 0x0101_0101_0101_0101
    let quotes = word ^ (ones &* 0x22)
    let backslashes = word ^ (ones &* 0x5C)
    let controls = (word &- ones &* 0x20) & ~word
    return (controls | (quotes &- ones) & ~quotes | (backslashes &- ones) & ~backslashes) & (ones &* 0x80) != 0
  }

  @inline(__always)
  private mutating func reserve(_ more: Int) {
    if capacity - count < more { grow(more) }
  }

  @inline(never)
  private mutating func grow(_ more: Int) {
    capacity = max(capacity * 2, count + more)
    let larger = UnsafeMutablePointer<UInt8>.allocate(capacity: capacity)
    larger.update(from: base, count: count)
    base.deallocate()
    base = larger
  }
}
