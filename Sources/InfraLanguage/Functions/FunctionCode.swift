/// What a function runs.
public struct FunctionCode: Hashable, Sendable {
  enum Source: Hashable, Sendable {
    case zip(bucket: Value<String>, key: Value<String>, version: Value<String>?, runtime: Runtime, handler: String)
    case image(ContainerImage)
  }

  let source: Source

  /// A ZIP file in a bucket of the stack's region.
  ///
  /// - Parameters:
  ///   - key: the file's; one that has the build in its name has Lambda take up the new code.
  ///   - version: the file's, in a bucket with versions.
  ///   - handler: what is called in the code: `index.handler`.
  public static func zip(
    bucket: Value<String>, key: Value<String>, version: Value<String>? = nil, runtime: Runtime, handler: String
  ) -> FunctionCode {
    FunctionCode(source: .zip(bucket: bucket, key: key, version: version, runtime: runtime, handler: handler))
  }

  /// A container image by its tag. Lambda takes images of ECR alone.
  public static func image(_ repository: ImageRepository, tag: String) -> FunctionCode {
    FunctionCode(source: .image(.repository(repository, tag: tag)))
  }

  /// A container image by its digest, which no push can change: `sha256:…`.
  public static func image(_ repository: ImageRepository, digest: String) -> FunctionCode {
    FunctionCode(source: .image(.repository(repository, digest: digest)))
  }

  var repository: ImageRepository? {
    if case .image(let image) = source { return image.repository }
    return nil
  }
}

/// What Lambda runs the code of a ZIP file with: `.nodeJS22`, or any other by its name, `"nodejs26.x"`.
public struct Runtime: RawRepresentable, Hashable, Sendable, ExpressibleByStringLiteral {
  public let rawValue: String

  public init(rawValue: String) { self.rawValue = rawValue }
  public init(stringLiteral name: String) { rawValue = name }

  public static let nodeJS22: Runtime = "nodejs22.x"
  public static let nodeJS24: Runtime = "nodejs24.x"
  public static let python312: Runtime = "python3.12"
  public static let python313: Runtime = "python3.13"
  public static let python314: Runtime = "python3.14"
  public static let java21: Runtime = "java21"
  public static let java25: Runtime = "java25"
  public static let dotNet8: Runtime = "dotnet8"
  public static let dotNet10: Runtime = "dotnet10"
  public static let ruby34: Runtime = "ruby3.4"
  /// Brings its own runtime, as programs in Swift, Go and Rust do: the file is called `bootstrap`.
  public static let provided: Runtime = "provided.al2023"
}
