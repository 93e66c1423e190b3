import Documents

/// An image in a private registry of ECR, by the parts of its URI.
package struct RepositoryImage {
  /// The account of the registry; a placeholder where it is that of the stack.
  package let account: Substring
  /// The name of the repository: `shop/api`.
  package let repository: Substring
  /// The name with the tag or the digest: `shop/api:v1.4.2`.
  package let reference: Substring

  /// `nil` for an image in another registry.
  package init?(_ uri: String) {
    let parts = uri.split(separator: "/", maxSplits: 1)
    guard parts.count == 2, let host = parts[0].place(of: ".dkr.ecr.") else { return nil }
    account = parts[0][..<host.lowerBound]
    reference = parts[1]
    repository = reference.prefix { $0 != ":" && $0 != "@" }
  }
}
