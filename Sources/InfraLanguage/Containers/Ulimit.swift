/// A limit of what a container can use of the operating system: `.openFiles(100_000)`.
///
/// Without one, Fargate has limits of its own: 65,535 open files, and for all others those of the operating system.
/// https://docs.aws.amazon.com/AmazonECS/latest/APIReference/API_Ulimit.html
public struct Ulimit: Hashable, Sendable {
  /// A limit by its name in ECS: `nofile`.
  public struct Name: RawRepresentable, Hashable, Sendable, ExpressibleByStringLiteral {
    public let rawValue: String

    public init(rawValue: String) { self.rawValue = rawValue }
    public init(stringLiteral name: String) { rawValue = name }

    /// The number of open files.
    public static let openFiles: Name = "nofile"
    /// The number of processes and threads.
    public static let processes: Name = "nproc"
    /// The size of memory that is locked, in bytes.
    public static let lockedMemory: Name = "memlock"
    /// The size of the stack, in bytes.
    public static let stack: Name = "stack"
    /// The size of a core file, in bytes.
    public static let coreFile: Name = "core"
  }

  let name: Name
  let soft: Int
  let hard: Int

  /// Creates a limit.
  ///
  /// - Parameters:
  ///   - name: the limit by its name in ECS: `.openFiles`, `"msgqueue"`.
  ///   - soft: the limit that holds, which a process can raise up to the hard one.
  ///   - hard: the highest limit; the soft one by default.
  public init(_ name: Name, soft: Int, hard: Int? = nil) {
    self.name = name
    self.soft = soft
    self.hard = hard ?? soft
  }

  /// A limit of the number of open files.
  ///
  /// - Parameter count: the number of files.
  public static func openFiles(_ count: Int) -> Ulimit { Ulimit(.openFiles, soft: count) }
}

extension [Ulimit] {
  /// What AWS would refuse, as the end of a sentence about the container.
  var mistakes: [String] {
    var mistakes: [String] = []
    var known: Set<Ulimit.Name> = []
    for limit in self {
      if limit.soft < 0 || limit.hard < limit.soft {
        mistakes.append(
          "limits '\(limit.name.rawValue)' to \(limit.soft), and at most \(limit.hard); use 0 or more, and a hard limit that is "
            + "not less than the soft one")
      }
      if !known.insert(limit.name).inserted {
        mistakes.append("limits '\(limit.name.rawValue)' twice; keep one of the limits")
      }
    }
    return mistakes
  }
}
