import AWSResources

extension Sequence<LogicalID> {
  /// The ids as messages list them: `'A', 'B' and 'C'`.
  package var quoted: String { map { "'\($0)'" }.listed }
}

extension Sequence<String> {
  /// `A, B and C`
  package var listed: String {
    let all = Array(self)
    guard let last = all.last, all.count > 1 else { return all.first ?? "" }
    return all.dropLast().joined(separator: ", ") + " and " + last
  }
}
