/// The six fields of a cron expression of AWS.
package struct CronFields {
  fileprivate let fields: [Substring]

  package init(_ text: String) { fields = text.split(separator: " ", omittingEmptySubsequences: false) }

  fileprivate struct Field {
    let name: String
    let range: ClosedRange<Int>
    var words: [String] = []
    var allowsAny = false
  }

  fileprivate static let known: [Field] = [
    Field(name: "minutes", range: 0...59),
    Field(name: "hours", range: 0...23),
    Field(name: "day of month", range: 1...31, allowsAny: true),
    Field(
      name: "month", range: 1...12,
      words: ["JAN", "FEB", "MAR", "APR", "MAY", "JUN", "JUL", "AUG", "SEP", "OCT", "NOV", "DEC"]),
    Field(
      name: "day of week", range: 1...7, words: ["SUN", "MON", "TUE", "WED", "THU", "FRI", "SAT"], allowsAny: true),
    Field(name: "year", range: 1970...2199),
  ]

  /// What is wrong with it, to follow the name of the schedule; `nil` if AWS accepts it.
  package var mistake: String? {
    guard fields.count == Self.known.count else {
      return
        "has a cron expression of \(fields.count) fields; use six, separated by one space: minutes, hours, day of month, "
        + "month, day of week, year"
    }
    for (field, known) in zip(fields, Self.known) {
      for item in field.split(separator: ",", omittingEmptySubsequences: false) where !isValid(item, known) {
        return "has '\(item)' in the cron field '\(known.name)', which is not valid; use \(known.range.lowerBound) to "
          + "\(known.range.upperBound), '*', or ranges, lists and increments of them"
      }
    }
    if (fields[2] == "?") == (fields[4] == "?") {
      return "has '?' in both or neither of the cron fields 'day of month' and 'day of week'; use it in exactly one"
    }
    return nil
  }

  private func isValid(_ item: Substring, _ field: Field) -> Bool {
    if item == "?" { return field.allowsAny }
    if field.name == "day of month", item == "L" || item == "LW" { return true }
    if field.name == "day of month", item.hasSuffix("W") { return number(item.dropLast(), field) != nil }
    if field.name == "day of week", item == "L" { return true }
    if field.name == "day of week", item.hasSuffix("L") { return number(item.dropLast(), field) != nil }
    let parts = item.split(separator: "#", omittingEmptySubsequences: false)
    if field.name == "day of week", parts.count == 2 {
      return number(parts[0], field) != nil && Int(parts[1]).map { (1...5).contains($0) } ?? false
    }
    let steps = item.split(separator: "/", omittingEmptySubsequences: false)
    guard steps.count <= 2, let start = steps.first else { return false }
    if steps.count == 2, Int(steps[1]).map({ $0 > 0 }) != true { return false }
    if start == "*" { return true }
    let ends = start.split(separator: "-", omittingEmptySubsequences: false).map { number($0, field) }
    guard ends.count <= 2, let first = ends.first, let lower = first else { return false }
    guard ends.count == 2 else { return true }
    // FRI-MON spans the end of the week.
    return ends[1].map { lower <= $0 || !field.words.isEmpty } ?? false
  }

  fileprivate func number(_ text: Substring, _ field: Field) -> Int? {
    if let index = field.words.firstIndex(of: text.uppercased()) { return index + field.range.lowerBound }
    guard let number = Int(text), field.range.contains(number) else { return nil }
    return number
  }
}

// MARK: - Times of a week

extension CronFields {
  /// Minutes of a week, from Monday 00:00.
  package struct Week {
    package var minutes: [Int]
    /// Whether every week has all of them.
    package var isEveryWeek: Bool
  }

  /// When the expression is due in a week; in any week, where it names days of the month or the year. `nil` for an expression
  /// that is not valid.
  package var week: Week? {
    guard mistake == nil else { return nil }
    let (minutes, hours) = (values(0), values(1))
    let isAnyDay = fields[4] == "?" || fields[4] == "*"
    // 1 is Sunday.
    let days = isAnyDay ? Array(0...6) : values(4).map { ($0 + 5) % 7 }.sorted()
    let isLimited = fields[2] != "?" && fields[2] != "*" || fields[3] != "*" || fields[5] != "*"
    let hasOrdinals = !isAnyDay && fields[4].contains { $0 == "L" || $0 == "#" }
    return Week(
      minutes: days.flatMap { day in hours.flatMap { hour in minutes.map { (day * 24 + hour) * 60 + $0 } } },
      isEveryWeek: !isLimited && !hasOrdinals)
  }

  /// Longer than any field.
  private static let longestStep = 10_000

  /// The numbers of a field, sorted.
  private func values(_ index: Int) -> [Int] {
    let known = Self.known[index]
    return Set(fields[index].split(separator: ",").flatMap { values(of: $0, known) }).sorted()
  }

  private func values(of item: Substring, _ field: Field) -> [Int] {
    // The last day of the week is Saturday; the last or the n-th Friday is a Friday.
    if item == "L" { return [field.range.upperBound] }
    let plain = item.prefix { $0 != "#" }
    let steps = (plain.hasSuffix("L") ? plain.dropLast() : plain).split(separator: "/")
    guard let start = steps.first else { return [] }
    let step = steps.count == 2 ? min(Int(steps[1]) ?? 1, Self.longestStep) : 1
    let ends = start.split(separator: "-").compactMap { number($0, field) }
    let (lower, upper): (Int, Int)
    if start == "*" {
      (lower, upper) = (field.range.lowerBound, field.range.upperBound)
    } else {
      guard let first = ends.first else { return [] }
      (lower, upper) = (first, ends.count == 2 ? ends[1] : steps.count == 2 ? field.range.upperBound : first)
    }
    // FRI-MON spans the end of the week.
    let length = field.range.count
    let last = upper < lower ? upper + length : upper
    return stride(from: lower, through: last, by: step).map {
      ($0 - field.range.lowerBound) % length + field.range.lowerBound
    }
  }
}
