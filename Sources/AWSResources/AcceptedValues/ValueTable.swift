/// What AWS accepts of the properties of one type.
///
/// Its text has a line for each property and each object around one, the object first: the depth as a hexadecimal digit,
/// the name, and after a tab the constraint. A line `[]` is about the items of a list.
final class ValueTable {
  struct Line {
    /// Where the name is in the text.
    fileprivate var name: Range<Int>
    /// Where the constraint is in the text; empty if there is none.
    fileprivate var rule: Range<Int>
    fileprivate var depth: UInt8
    /// The index after the last line inside this one.
    var end: Int

    var hasConstraint: Bool { !rule.isEmpty }
  }

  private let text: UnsafeBufferPointer<UInt8>
  private(set) var lines: [Line] = []
  /// The constraints that were read so far: many resources of a type have the same property.
  private var constraints: [Int: ValueConstraint] = [:]

  init(_ source: StaticString) {
    text = UnsafeBufferPointer(start: source.utf8Start, count: source.utf8CodeUnitCount)
    var open: [Int] = []
    var start = 0
    while start < text.count {
      let end = index(of: UInt8(ascii: "\n"), from: start, to: text.count)
      let tab = index(of: UInt8(ascii: "\t"), from: start, to: end)
      let digit = text[start]
      let depth = digit < UInt8(ascii: "a") ? digit - UInt8(ascii: "0") : digit - UInt8(ascii: "a") + 10
      while let last = open.last, lines[last].depth >= depth {
        lines[last].end = lines.count
        open.removeLast()
      }
      open.append(lines.count)
      lines.append(Line(name: start + 1..<tab, rule: min(tab + 1, end)..<end, depth: depth, end: 0))
      start = end + 1
    }
    for last in open { lines[last].end = lines.count }
  }

  private func index(of byte: UInt8, from start: Int, to end: Int) -> Int {
    var index = start
    while index < end, text[index] != byte { index += 1 }
    return index
  }

  /// The line of a property, among those of one object.
  func line(named name: String, in range: Range<Int>) -> Int? {
    var name = name
    return name.withUTF8 { bytes in
      var index = range.lowerBound
      while index < range.upperBound {
        let line = lines[index]
        if line.name.count == bytes.count, text[line.name].elementsEqual(bytes) { return index }
        index = line.end
      }
      return nil
    }
  }

  /// Whether a line is about the items of a list.
  func isItem(_ index: Int) -> Bool { text[lines[index].name.lowerBound] == UInt8(ascii: "[") }

  func constraint(of index: Int) -> ValueConstraint {
    if let known = constraints[index] { return known }
    let constraint = ValueConstraint(String(decoding: text[lines[index].rule], as: UTF8.self))
    constraints[index] = constraint
    return constraint
  }
}
