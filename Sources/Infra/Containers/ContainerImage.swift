/// The image that a container runs: of a repository of the stack, or of any registry.
public struct ContainerImage: Hashable, Sendable {
  let uri: Value<String>
  let repository: ImageRepository?

  /// An image by its tag: `v1.4.2`, `commit-3f2a9c1`. `latest` is found by a rule: it says not what runs.
  public static func repository(_ repository: ImageRepository, tag: String) -> ContainerImage {
    ContainerImage(uri: "\(repository.uri):\(text: tag)", repository: repository)
  }

  /// An image by its digest, which no push can change: `sha256:…`.
  public static func repository(_ repository: ImageRepository, digest: String) -> ContainerImage {
    ContainerImage(uri: "\(repository.uri)@\(text: digest)", repository: repository)
  }

  /// An image of another registry with its tag or digest: `public.ecr.aws/nginx/nginx:1.29.1`.
  public static func registry(_ uri: String) -> ContainerImage {
    ContainerImage(uri: .literal(uri), repository: nil)
  }

  /// An image whose address the deployment gives.
  public static func parameter(_ name: String) -> ContainerImage {
    ContainerImage(uri: .parameter(name), repository: nil)
  }
}
