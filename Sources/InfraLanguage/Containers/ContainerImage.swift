import AWSResources

/// The image of a container, in an ECR repository or in another registry.
public struct ContainerImage: Hashable, Sendable {
  let uri: Value<String>
  let repository: ImageRepository?
  /// What ECR does not accept, to follow the owner of the image.
  private(set) var mistake: String?

  /// An image by its tag.
  ///
  /// - Parameters:
  ///   - repository: the repository.
  ///   - tag: the tag, `v1.4.2`, `commit-3f2a9c1`; a rule reports `latest`, which does not identify an image.
  public static func repository(_ repository: ImageRepository, tag: String) -> ContainerImage {
    ContainerImage(uri: "\(repository.uri):\(text: tag)", repository: repository)
      .checked(tag, as: .imageTag, "tag")
  }

  /// An image by its digest, which no push can change.
  ///
  /// - Parameters:
  ///   - repository: the repository.
  ///   - digest: the digest, `sha256:…`.
  public static func repository(_ repository: ImageRepository, digest: String) -> ContainerImage {
    ContainerImage(uri: "\(repository.uri)@\(text: digest)", repository: repository)
      .checked(digest, as: .imageDigest, "digest")
  }

  private func checked(_ text: String, as form: ValueForm, _ noun: String) -> ContainerImage {
    var copy = self
    if !form.accepts(text) { copy.mistake = "has an image with the \(noun) '\(text)'; use \(form.words)" }
    return copy
  }

  /// An image in another registry.
  ///
  /// - Parameter uri: its URI with the tag or the digest, `public.ecr.aws/nginx/nginx:1.29.1`.
  public static func registry(_ uri: String) -> ContainerImage {
    ContainerImage(uri: .literal(uri), repository: nil)
  }

  /// An image whose URI is a parameter of the stack.
  ///
  /// - Parameter name: the name of the parameter.
  public static func parameter(_ name: String) -> ContainerImage {
    ContainerImage(uri: .parameter(name), repository: nil)
  }
}
