#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#elseif canImport(Darwin)
  import Darwin
#endif

/// Real processes, by `posix_spawn`.
struct SystemProcesses: ProcessRunner {
  func run(_ invocation: Invocation, watch: (([UInt8]) -> Void)?) throws(CommandError) -> ProcessResult {
    guard invocation.printing == .captured else {
      let code = try wait(for: spawn(invocation, output: nil, errors: nil), invocation)
      return ProcessResult(code: code)
    }
    // Two temporary files rather than pipes: a program that fills one pipe while the other is read would hang.
    guard let output = TemporaryFile(), let errors = TemporaryFile() else {
      throw CommandError("cannot make a temporary file: \(FileError.reason(errno))")
    }
    let process = try spawn(invocation, output: output.descriptor, errors: errors.descriptor)
    let code = try wait(for: process, invocation, every: watch == nil ? nil : .milliseconds(50)) {
      watch?(output.contents())
    }
    return ProcessResult(code: code, output: output.contents(), errors: errors.contents())
  }

  private func spawn(_ invocation: Invocation, output: Int32?, errors: Int32?) throws(CommandError) -> pid_t {
    var actions = FileActions()
    defer { actions.destroy() }
    if let output, let errors {
      actions.duplicate(output, to: 1)
      actions.duplicate(errors, to: 2)
    }
    var arguments = ([invocation.program] + invocation.arguments).map { strdup($0) } + [nil]
    defer { for argument in arguments { free(argument) } }
    var process: pid_t = 0
    let code = posix_spawnp(&process, invocation.program, &actions.actions, nil, &arguments, environ)
    guard code == 0 else {
      throw CommandError("cannot run '\(invocation.program)': \(FileError.reason(code))")
    }
    return process
  }

  /// - Parameter watch: called at every interval until the program has ended.
  private func wait(
    for process: pid_t, _ invocation: Invocation, every interval: Duration? = nil, watch: () -> Void = {}
  ) throws(CommandError) -> Int32 {
    var status: Int32 = 0
    while true {
      let ended = waitpid(process, &status, interval == nil ? 0 : WNOHANG)
      if ended == process { break }
      if ended == 0, let interval {
        watch()
        usleep(UInt32(interval / .microseconds(1)))
      } else if errno != EINTR {
        throw CommandError("lost '\(invocation.program)': \(FileError.reason(errno))")
      }
    }
    let signal = status & 0x7F
    return signal == 0 ? (status >> 8) & 0xFF : 128 + signal
  }
}

/// What is done to the descriptors of a program before it starts.
private struct FileActions {
  #if canImport(Darwin)
    var actions: posix_spawn_file_actions_t?
  #else
    var actions = posix_spawn_file_actions_t()
  #endif

  init() {
    posix_spawn_file_actions_init(&actions)
  }

  mutating func duplicate(_ descriptor: Int32, to other: Int32) {
    posix_spawn_file_actions_adddup2(&actions, descriptor, other)
  }

  mutating func destroy() {
    posix_spawn_file_actions_destroy(&actions)
  }
}

/// A file without a name that is gone when the process is.
private final class TemporaryFile {
  let descriptor: Int32

  init?() {
    var name = Array("/tmp/infra-XXXXXX".utf8CString)
    descriptor = mkstemp(&name)
    guard descriptor >= 0 else { return nil }
    unlink(name)
    _ = fcntl(descriptor, F_SETFD, FD_CLOEXEC)
  }

  /// What the file holds; read without moving the place at which the program writes, which it shares with us.
  func contents() -> [UInt8] {
    var bytes: [UInt8] = []
    var buffer = [UInt8](repeating: 0, count: 65_536)
    while true {
      let count = buffer.withUnsafeMutableBytes { pread(descriptor, $0.baseAddress, $0.count, off_t(bytes.count)) }
      guard count > 0 else { return bytes }
      bytes += buffer[..<count]
    }
  }

  deinit {
    close(descriptor)
  }
}
