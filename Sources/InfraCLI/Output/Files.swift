#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#elseif canImport(Darwin)
  import Darwin
#endif

/// The files of the machine: the one place that reads and writes them.
///
/// Paths are meant from the working directory; messages show them as they were given.
struct Files: Sendable {
  /// The absolute path that relative ones start from.
  let workingDirectory: String

  /// The files as seen from where the process was started.
  static func atWorkingDirectory() -> Files {
    guard let path = getcwd(nil, 0) else { return Files(workingDirectory: "/") }
    defer { free(path) }
    return Files(workingDirectory: String(cString: path))
  }

  /// The absolute path of a path.
  func absolute(_ path: String) -> String {
    path.hasPrefix("/") ? path : Path.join(workingDirectory, path)
  }

  func kind(of path: String) -> FileKind? {
    var status = stat()
    guard stat(absolute(path), &status) == 0 else { return nil }
    return status.st_mode & S_IFMT == S_IFDIR ? .folder : .file
  }

  /// What the system knows of a file or folder without reading it.
  func status(of path: String) -> FileStatus? {
    var link = stat()
    var status = stat()
    guard lstat(absolute(path), &link) == 0, stat(absolute(path), &status) == 0 else { return nil }
    #if canImport(Darwin)
      let (changed, touched) = (status.st_mtimespec, status.st_ctimespec)
    #else
      let (changed, touched) = (status.st_mtim, status.st_ctim)
    #endif
    return FileStatus(
      kind: status.st_mode & S_IFMT == S_IFDIR ? .folder : .file, isLink: link.st_mode & S_IFMT == S_IFLNK,
      size: Int64(status.st_size), changed: Self.nanoseconds(changed), touched: Self.nanoseconds(touched))
  }

  private static func nanoseconds(_ time: timespec) -> Int64 {
    Int64(time.tv_sec) * 1_000_000_000 + Int64(time.tv_nsec)
  }

  func read(_ path: String) throws(FileError) -> [UInt8] {
    let descriptor = open(absolute(path), O_RDONLY | O_CLOEXEC)
    guard descriptor >= 0 else { throw FileError("read", path) }
    defer { close(descriptor) }
    guard let bytes = Descriptor(descriptor).readAll() else { throw FileError("read", path) }
    return bytes
  }

  func readStandardInput() throws(FileError) -> [UInt8] {
    guard let bytes = Descriptor(0).readAll() else { throw FileError("read", "-") }
    return bytes
  }

  /// Writes a file in place; `OutputFolder` is for what must be whole or not at all.
  func write(_ bytes: [UInt8], to path: String) throws(FileError) {
    let descriptor = open(absolute(path), O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0o644)
    guard descriptor >= 0 else { throw FileError("write", path) }
    let code = Descriptor(descriptor).write(bytes)
    guard close(descriptor) == 0 || code != nil else { throw FileError("write", path) }
    if let code { throw FileError("write", path, code: code) }
  }

  /// The names in a folder, sorted.
  func names(in folder: String) throws(FileError) -> [String] {
    guard let handle = opendir(absolute(folder)) else { throw FileError("read", folder) }
    defer { closedir(handle) }
    var names: [String] = []
    while let entry = readdir(handle) {
      let name = withUnsafeBytes(of: entry.pointee.d_name) { bytes in
        String(decoding: bytes.prefix { $0 != 0 }, as: UTF8.self)
      }
      if name != ".", name != ".." { names.append(name) }
    }
    return names.sorted()
  }

  /// Makes a folder and those above it.
  func makeFolder(_ path: String) throws(FileError) {
    var made: [String] = []
    try makeFolder(path, &made)
  }

  /// Makes a folder and those above it, and notes the ones that were not there, outermost first.
  func makeFolder(_ path: String, _ made: inout [String]) throws(FileError) {
    if kind(of: path) == .folder { return }
    let parent = Path.parent(path)
    if !parent.isEmpty, kind(of: parent) == nil { try makeFolder(parent, &made) }
    guard mkdir(absolute(path), 0o755) != 0 else {
      made.append(path)
      return
    }
    let code = errno
    // Another process can have been quicker.
    if code != EEXIST || kind(of: path) != .folder { throw FileError("make the folder", path, code: code) }
  }

  func move(_ path: String, to target: String) throws(FileError) {
    guard rename(absolute(path), absolute(target)) == 0 else { throw FileError("write", target) }
  }

  /// Removes a file or an empty folder, if it is there.
  func remove(_ path: String) {
    _ = systemRemove(absolute(path))
  }

  func isWritable(_ path: String) -> Bool {
    access(absolute(path), W_OK) == 0
  }
}

/// What stands at a path.
enum FileKind: Sendable {
  case file, folder
}

/// A file or folder without its contents.
struct FileStatus: Equatable, Sendable {
  /// Of what a link leads to.
  var kind: FileKind
  var isLink: Bool
  var size: Int64
  /// When the contents changed, in nanoseconds since 1970.
  var changed: Int64
  /// When anything changed, the time of the contents included: no program can set it.
  var touched: Int64
}

/// `remove(3)`, which a method called `remove` hides.
private func systemRemove(_ path: String) -> Int32 {
  remove(path)
}
