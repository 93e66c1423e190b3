/// A directory in memory that a container can write to while its root file system is read-only: `"/tmp"`.
///
/// It is empty when the container starts, belongs to the container alone, and every user can write to it. What is written
/// counts as memory of the task. https://docs.aws.amazon.com/AmazonECS/latest/APIReference/API_Tmpfs.html
public struct WritablePath: Hashable, Sendable, ExpressibleByStringLiteral {
  let path: String
  let mebibytes: Int

  /// Creates a directory of a size.
  ///
  /// - Parameters:
  ///   - path: an absolute path.
  ///   - mebibytes: the maximum size, in MiB.
  public init(_ path: String, mebibytes: Int = 64) {
    self.path = path
    self.mebibytes = mebibytes
  }

  /// Creates a directory of 64 MiB.
  public init(stringLiteral path: String) { self.init(path) }
}
