/// The form in which CloudFront compares a path with the patterns of behaviors.
///
/// https://docs.aws.amazon.com/AmazonCloudFront/latest/DeveloperGuide/DownloadDistValuesCacheBehavior.html#DownloadDistValuesPathPattern
enum NormalPath {
  /// The path without dot segments and doubled slashes, with characters decoded that need no encoding: `/a/b/../c` is `/a/c`,
  /// and `/%6Frders` is `/orders`.
  ///
  /// https://www.rfc-editor.org/rfc/rfc3986#section-6.2.2
  static func path(of path: String) -> String {
    guard path.contains("//") || path.contains("/.") || path.contains("%") else { return path }
    var segments: [String] = []
    let decoded = decoded(path)
    let parts = decoded.split(separator: "/")
    for part in parts {
      switch part {
      case ".": continue
      case "..": _ = segments.popLast()
      default: segments.append(String(part))
      }
    }
    // A path that ends in a folder still does.
    let isFolder = decoded.hasSuffix("/") || parts.last == "." || parts.last == ".."
    return "/" + segments.joined(separator: "/") + (isFolder && !segments.isEmpty ? "/" : "")
  }

  /// The text with unreserved characters in place of their codes, and the other codes in upper case.
  private static func decoded(_ text: String) -> String {
    var result: [UInt8] = []
    let bytes = Array(text.utf8)
    var index = 0
    while index < bytes.count {
      guard bytes[index] == UInt8(ascii: "%"), index + 2 < bytes.count,
        let code = UInt8(String(decoding: bytes[index + 1...index + 2], as: UTF8.self), radix: 16)
      else {
        result.append(bytes[index])
        index += 1
        continue
      }
      let character = Character(UnicodeScalar(code))
      if character.isASCII, character.isLetter || character.isNumber || "-._~".contains(character) {
        result.append(code)
      } else {
        result += Array(String(decoding: bytes[index...index + 2], as: UTF8.self).uppercased().utf8)
      }
      index += 3
    }
    return String(decoding: result, as: UTF8.self)
  }
}
