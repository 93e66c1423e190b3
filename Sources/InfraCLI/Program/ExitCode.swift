/// How a run ended, as shells see it.
struct ExitCode: Equatable, Sendable {
  var value: Int32

  init(_ value: Int32) {
    self.value = value
  }

  /// Everything is fine.
  static let success = ExitCode(0)
  /// There are findings that must be dealt with.
  static let findings = ExitCode(1)
  /// The work could not be done.
  static let failure = ExitCode(2)

  /// What the codes mean, for help texts.
  static let explanation = """
    Exit codes: 0 fine; 1 findings of severity error (or warning with --strict);
    2 cannot do it (usage, unreadable or malformed input, build failure).
    """
}
