/// What a command works with: all of its ways out into the world.
struct Session {
  var console: any Console
  var files: Files
  var processes: any ProcessRunner

  /// The session of a real process.
  static func live() -> Session {
    Session(console: Terminal(), files: Files.atWorkingDirectory(), processes: SystemProcesses())
  }
}
