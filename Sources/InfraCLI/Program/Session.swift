import ResourceGraph

/// What a command works with: all of its ways out into the world.
struct Session {
  var console: any Console
  var files: Files
  var processes: any ProcessRunner
  /// The day, against which exceptions with an end are held; nil holds them all.
  var today: @Sendable () -> Day? = { nil }

  /// The session of a real process.
  static func live(_ console: some Console = Terminal()) -> Session {
    Session(
      console: console, files: Files.atWorkingDirectory(), processes: SystemProcesses(),
      today: { SystemClock.today() })
  }
}
