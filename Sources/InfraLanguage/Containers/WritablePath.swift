/// A directory in memory that a container can write to while its root file system is read-only: `"/tmp"`.
///
/// It is empty when the container starts, belongs to the container alone, and every user can write to it. What is written
/// counts as memory of the task. https://docs.aws.amazon.com/AmazonECS/latest/APIReference/API_Tmpfs.html
public struct WritablePath: Hashable, Sendable, ExpressibleByStringLiteral {
  let path: String
  let mebibytes: Int
  let isExecutable: Bool

  /// Creates a directory of a size.
  ///
  /// - Parameters:
  ///   - path: an absolute path.
  ///   - mebibytes: the maximum size, in MiB.
  ///   - isExecutable: whether programs and libraries in it can run, which Docker refuses by default. Some libraries, such as
  ///     those for compression in Java, unpack native code into `/tmp` and load it from there.
  public init(_ path: String, mebibytes: Int = 64, isExecutable: Bool = false) {
    self.path = path
    self.mebibytes = mebibytes
    self.isExecutable = isExecutable
  }

  /// Creates a directory of 64 MiB.
  public init(stringLiteral path: String) { self.init(path) }
}
