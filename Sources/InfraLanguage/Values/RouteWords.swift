import AWSResources
import Documents

/// The words by which ids tell routes apart: `orders new` for `/orders/new`.
///
/// Ids have letters and digits alone, so that routes with other characters, `/orders-new`, would have the id of another one.
enum RouteWords {
  /// The path in words where no other path has the same; `nil` where the words are not enough.
  ///
  /// - Parameter path: the path without its first slash, whose variables are `{}`.
  static func plain(_ path: Substring) -> String? {
    let segments = path.split(separator: "/", omittingEmptySubsequences: false)
    let plain = ValuePattern("[a-z][a-z0-9]*")
    guard segments.allSatisfy({ $0 == "{}" || ($0 != "variable" && plain.matches(String($0))) }) else { return nil }
    return segments.map { $0 == "{}" ? "variable" : String($0) }.joined(separator: " ")
  }

  /// The path in words, with a hash where the words are not enough.
  ///
  /// - Parameter form: the path without its first slash, whose variables are `{}`.
  static func words(_ form: String) -> String {
    plain(form[...]) ?? hashed(form.replacing("{}", with: "variable"), of: [form])
  }

  /// Words with a hash of what they are made from.
  static func hashed(_ words: String, of texts: [String]) -> String {
    var hash = StableHash()
    for text in texts { hash.add(text) }
    return "\(words) \(hash.word)"
  }
}

extension APIRoute {
  /// The path in ids.
  var idWords: String {
    path == "/" ? "" : RouteWords.words(form)
  }
}

extension Route {
  /// The conditions in ids: `orders` for `/orders/*`, and none for a route that matches every request.
  var idWords: String {
    if isCatchAll { return "" }
    if hosts.isEmpty, headers.isEmpty, paths.count == 1, let path = paths.first, path.hasPrefix("/"),
      path.hasSuffix("/*"), let words = RouteWords.plain(path.dropLast(2).dropFirst())
    {
      return words
    }
    return RouteWords.hashed(
      words,
      of: hosts.map { "host \($0)" } + paths.map { "path \($0)" }
        + headers.flatMap { ["header \($0.name)"] + $0.values })
  }
}
