import AWSResources

extension Finding {
  /// What makes the finding the same one in the next run: a hash of the rule, the subject and the evidence, which are the
  /// property and the names and numbers of the message.
  ///
  /// It has no line, no position in a list and no wording, so that it stays when something else in the file changes. Of
  /// several findings that differ in nothing else, `repetition` tells one from the other.
  package var fingerprint: String {
    var parts = [rule, stack, subject.name, property?.resource.name ?? ""]
    parts.append(property?.steps.filter { Int($0) == nil }.joined(separator: ".") ?? "")
    parts += Self.evidence(in: message)
    if let iteration { parts.append(iteration) }
    if repetition > 0 { parts.append("\(repetition)") }
    return Self.hash(parts)
  }

  /// The names in quotes and the words with digits, up to what is to be done.
  private static func evidence(in message: String) -> [String] {
    let fact = message.prefix { $0 != ";" }
    var evidence: [String] = []
    for (index, part) in fact.split(separator: "'", omittingEmptySubsequences: false).enumerated() {
      // Every second part is in quotes.
      guard index.isMultiple(of: 2) else {
        evidence.append(String(part))
        continue
      }
      evidence += part.split { $0 == " " || $0 == "," }.filter { $0.contains(where: \.isNumber) }.map(String.init)
    }
    return evidence
  }

  /// FNV-1a of 64 bits, in hexadecimal: the same on every machine, which `Hasher` is not.
  private static func hash(_ parts: [String]) -> String {
    var hash: UInt64 = 0xcbf2_9ce4_8422_2325
    for part in parts {
      for byte in part.utf8 { hash = (hash ^ UInt64(byte)) &* 0x100_0000_01b3 }
      hash = (hash ^ 0x1F) &* 0x100_0000_01b3
    }
    let digits = String(hash, radix: 16)
    return String(repeating: "0", count: 16 - digits.count) + digits
  }
}

extension [Finding] {
  /// Numbers the findings that differ in nothing that lasts, in their order: first what is found, so that its numbers do not
  /// depend on what stays open beside it.
  package mutating func numberRepetitions() {
    var counts: [String: Int] = [:]
    let found = indices.filter { self[$0].outcome != .undecided }
    let open = indices.filter { self[$0].outcome == .undecided }
    for index in found + open {
      self[index].repetition = 0
      let fingerprint = self[index].fingerprint
      self[index].repetition = counts[fingerprint, default: 0]
      counts[fingerprint, default: 0] += 1
    }
  }
}
