/// The prefix of keys in a bucket, which is compared with them as it is: without wildcards, and without a slash before it.
enum KeyPrefix {
  /// What is wrong with a prefix, to follow *has the prefix '…'*; `nil` if nothing is.
  static func problem(with prefix: String) -> String? {
    let plain = prefix.drop { $0 == "/" }.prefix { $0 != "*" && $0 != "?" }
    guard plain != prefix else { return nil }
    let remedy = plain.isEmpty ? "leave 'prefix:' out for all objects" : "use '\(plain)'"
    return prefix.hasPrefix("/")
      ? "and keys do not usually begin with '/'; \(remedy)" : "which is the start of keys, without wildcards; \(remedy)"
  }
}
