/// Chooses the ways of a template that are looked at: all of them while they are few, else some that show every two values
/// of its parameters together.
struct ScenarioSelection {
  /// How many scenarios of one template are looked at.
  static let limit = 64
  /// How many assignments are tried in search of them, and how many more where there are too many.
  private static let triedLimit = 1_000
  private static let furtherLimit = 256

  /// The values that differ from those to start with: the index of the value, by the index of the variable.
  typealias Choice = [Int: Int]

  /// What the chosen ways are of all that there are.
  enum Coverage {
    case all
    /// There are more, but every two values of the variables that may be together are so in one of them.
    case pairs
    case some

    /// What is to be said of it; `nil` where nothing is left out.
    ///
    /// - Parameter deciders: `conditions of the template`.
    func note(_ count: Int, of deciders: String) -> String? {
      let pairs =
        switch self {
        case .all: String?.none
        case .pairs: ", in which every two values that decide something are together"
        case .some: ""
        }
      return pairs.map {
        "the \(deciders) allow more than the \(count) scenarios that were looked at\($0); give parameters to "
          + "look at others"
      }
    }
  }

  /// A way, with what the template decides in it.
  private struct Candidate {
    var choice: Choice
    var decided: [String]
  }

  /// How many values each variable has.
  private let valueCounts: [Int]
  /// What the template decides; `nil` for values that it refuses.
  private let decide: (Choice) -> [String]?
  private var candidates: [Candidate] = []
  private var seen: Set<[String]> = []

  private init(_ valueCounts: [Int], _ decide: @escaping (Choice) -> [String]?) {
    self.valueCounts = valueCounts
    self.decide = decide
  }

  /// The ways that differ in what the template decides, the one without a change first, then those with the fewest changes.
  ///
  /// - Parameters:
  ///   - valueCounts: how many values each variable has.
  ///   - decide: what the template decides by values; `nil` for values that it refuses.
  static func choices(
    of valueCounts: [Int], _ decide: @escaping (Choice) -> [String]?
  ) -> (choices: [Choice], coverage: Coverage) {
    var selection = ScenarioSelection(valueCounts, decide)
    let isComplete = selection.search()
    guard !isComplete || selection.candidates.count > limit else { return (selection.candidates.map(\.choice), .all) }
    let rows = selection.pairRows()
    return selection.covering(rows.choices, isEachPairShown: rows.isComplete)
  }

  private mutating func add(_ choice: Choice) -> Bool {
    guard let decided = decide(choice) else { return false }
    if seen.insert(decided).inserted { candidates.append(Candidate(choice: choice, decided: decided)) }
    return true
  }

  // MARK: The fewest changes first

  /// Tries every assignment, that of one change before those of two, as far as the limits go.
  private mutating func search() -> Bool {
    var tried = 0
    var isComplete = true
    for size in 0...valueCounts.count where isComplete {
      combine(size, from: 0, [:]) { selection, choice in
        let limit = selection.candidates.count > Self.limit ? Self.furtherLimit : Self.triedLimit
        guard tried < limit else {
          isComplete = false
          return false
        }
        tried += 1
        _ = selection.add(choice)
        return true
      }
    }
    return isComplete
  }

  /// - Parameter visit: takes a choice; returns whether it wants more.
  @discardableResult
  private mutating func combine(
    _ size: Int, from first: Int, _ choice: Choice, _ visit: (inout ScenarioSelection, Choice) -> Bool
  ) -> Bool {
    guard size > 0 else { return visit(&self, choice) }
    guard first + size <= valueCounts.count else { return true }
    for index in first..<valueCounts.count {
      for value in 1..<max(1, valueCounts[index]) {
        var next = choice
        next[index] = value
        guard combine(size - 1, from: index + 1, next, visit) else { return false }
      }
    }
    return true
  }

  // MARK: Every pair

  /// Assignments that have every two values of two variables together, as few as are easily found: each begins with a pair
  /// that none before has, and takes of each further variable the value that makes the most new pairs.
  private mutating func pairRows() -> (choices: [Choice], isComplete: Bool) {
    var pairs = PairTable(valueCounts)
    var rows: [Choice] = []
    pairs.mark(Array(repeating: 0, count: valueCounts.count))
    for first in valueCounts.indices {
      for second in valueCounts.indices.dropFirst(first + 1) {
        for value in 0..<valueCounts[first] {
          for other in 0..<valueCounts[second] where !pairs.has(first, value, second, other) {
            guard rows.count < Self.limit else { return (rows, false) }
            let pair = [first: value, second: other]
            let wide = pairs.row(from: pair)
            let narrow = valueCounts.indices.map { pair[$0] ?? 0 }
            // What the template refuses of many changes, it may accept of these two.
            guard let row = [wide, narrow].first(where: { add(Self.choice($0)) }) else {
              pairs.mark(first, value, second, other)
              continue
            }
            pairs.mark(row)
            rows.append(Self.choice(row))
          }
        }
      }
    }
    return (rows, true)
  }

  private static func choice(_ values: [Int]) -> Choice {
    Dictionary(uniqueKeysWithValues: values.enumerated().filter { $1 != 0 }.map { ($0, $1) })
  }

  // MARK: What is kept

  /// The candidates that are kept: the assignments with all pairs, then those in which two decisions come out as in none
  /// before, then those with the fewest changes.
  private func covering(
    _ rows: [Choice], isEachPairShown: Bool
  ) -> (choices: [Choice], coverage: Coverage) {
    let wanted = Set(rows)
    var shown = ShownDecisions(candidates.map(\.decided))
    var kept: Set<Int> = []
    var isCut = !isEachPairShown
    func keep(where isWanted: (Int) -> Bool) {
      for index in candidates.indices where !kept.contains(index) && isWanted(index) {
        guard kept.count < Self.limit else {
          isCut = true
          return
        }
        kept.insert(index)
        shown.add(index)
      }
    }
    keep { candidates[$0].choice.isEmpty || wanted.contains(candidates[$0].choice) }
    keep { shown.isNew($0) }
    let coverage = isCut ? Coverage.some : .pairs
    keep { _ in true }
    let order = kept.sorted { (candidates[$0].choice.count, $0) < (candidates[$1].choice.count, $1) }
    return (order.map { candidates[$0].choice }, coverage)
  }
}

/// Which two values of two variables have been together.
private struct PairTable {
  private let valueCounts: [Int]
  private let offsets: [Int]
  private let width: Int
  private var known: [Bool]

  init(_ valueCounts: [Int]) {
    self.valueCounts = valueCounts
    var offsets: [Int] = []
    var next = 0
    for count in valueCounts {
      offsets.append(next)
      next += count
    }
    self.offsets = offsets
    width = next
    known = Array(repeating: false, count: next * next)
  }

  func has(_ first: Int, _ value: Int, _ second: Int, _ other: Int) -> Bool {
    known[(offsets[first] + value) * width + offsets[second] + other]
  }

  mutating func mark(_ first: Int, _ value: Int, _ second: Int, _ other: Int) {
    known[(offsets[first] + value) * width + offsets[second] + other] = true
    known[(offsets[second] + other) * width + offsets[first] + value] = true
  }

  mutating func mark(_ row: [Int]) {
    for (first, value) in row.enumerated() {
      for second in row.indices.dropFirst(first + 1) { mark(first, value, second, row[second]) }
    }
  }

  /// A value for each variable, two of which are given.
  func row(from pair: [Int: Int]) -> [Int] {
    var row: [Int?] = valueCounts.indices.map { pair[$0] }
    for index in row.indices where row[index] == nil {
      let gains = (0..<valueCounts[index]).map { value in
        row.enumerated().count { other, chosen in chosen.map { !has(index, value, other, $0) } ?? false }
      }
      // The first value where none is better, so that little changes.
      row[index] = gains.firstIndex(of: gains.max() ?? 0) ?? 0
    }
    return row.map { $0 ?? 0 }
  }
}

/// Which two decisions have come out together, as sets of bits.
private struct ShownDecisions {
  /// The outcomes of a candidate: one bit for each outcome of a decision.
  private var outcomes: [[UInt64]] = []
  private var numbers: [[Int]] = []
  /// What was shown together with an outcome, by its number.
  private var together: [[UInt64]]

  init(_ decided: [[String]]) {
    struct Outcome: Hashable {
      var decision: Int
      var text: String
    }
    var known: [Outcome: Int] = [:]
    for texts in decided {
      numbers.append(
        texts.enumerated().map { decision, text in
          let next = known.count
          let outcome = Outcome(decision: decision, text: text)
          let number = known[outcome] ?? next
          known[outcome] = number
          return number
        })
    }
    let words = known.count / 64 + 1
    for numbers in numbers {
      var bits = [UInt64](repeating: 0, count: words)
      for number in numbers { bits[number / 64] |= 1 << UInt64(number % 64) }
      outcomes.append(bits)
    }
    together = Array(repeating: [UInt64](repeating: 0, count: words), count: known.count)
  }

  /// Whether two decisions come out in a candidate as in none that was added.
  func isNew(_ candidate: Int) -> Bool {
    numbers[candidate].contains { number in
      zip(outcomes[candidate], together[number]).contains { $0 & ~$1 != 0 }
    }
  }

  mutating func add(_ candidate: Int) {
    for number in numbers[candidate] {
      for word in together[number].indices { together[number][word] |= outcomes[candidate][word] }
    }
  }
}
