/// Paths of templates, which refer to each other by them.
enum TemplatePath {
  /// The folder of a file: `stacks` for `stacks/main.yaml`; empty for a file without one.
  static func folder(of path: String) -> String {
    path.lastIndex(of: "/").map { $0 == path.startIndex ? "/" : String(path[..<$0]) } ?? ""
  }

  /// `../shared/vpc.yaml` from `stacks/web`: `stacks/shared/vpc.yaml`.
  static func joined(_ relative: String, to folder: String) -> String {
    let isAbsolute = folder.hasPrefix("/")
    var parts = folder.split(separator: "/").filter { $0 != "." }
    for component in relative.split(separator: "/") where component != "." {
      if component != ".." {
        parts.append(component)
      } else if let last = parts.last, last != ".." {
        parts.removeLast()
      } else if !isAbsolute {
        parts.append(component)
      }
    }
    return (isAbsolute ? "/" : "") + parts.joined(separator: "/")
  }
}
