/// The one line that shows how far a build is, on a terminal.
struct BuildProgress {
  private let start = ContinuousClock.now
  private let console: any Console
  private var shown = ""

  init(_ console: any Console) {
    self.console = console
  }

  /// Shows the newest step in what SwiftPM printed so far.
  mutating func show(_ output: [UInt8]) {
    let last = output.split(separator: UInt8(ascii: "\n")).reversed().lazy.compactMap { Self.step($0) }.first
    let seconds = (ContinuousClock.now - start).components.seconds
    // A build of a second has nothing to tell.
    guard let last, seconds > 0 else { return }
    let line = "building: \(last), \(seconds) s"
    if line != shown { console.write("\r\u{1B}[K\(line)", to: .errors) }
    shown = line
  }

  /// Removes the line.
  func end() {
    if !shown.isEmpty { console.write("\r\u{1B}[K", to: .errors) }
  }

  /// `78 %, Compiling Validation`, for `[336/431] Compiling Validation PlacedStore.swift`.
  static func step(_ line: some Collection<UInt8>) -> String? {
    let text = String(decoding: line, as: UTF8.self)
    guard text.hasPrefix("["), let end = text.firstIndex(of: "]") else { return nil }
    let numbers = text[..<end].dropFirst().split(separator: "/").map { Int($0) }
    guard numbers.count == 2, let done = numbers[0], let all = numbers[1], 0...all ~= done, all > 0 else { return nil }
    let words = text[end...].dropFirst().split(separator: " ").prefix(2)
    return "\(done * 100 / all) %, \(words.joined(separator: " "))"
  }
}
