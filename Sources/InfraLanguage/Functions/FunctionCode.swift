/// The code of a function.
public struct FunctionCode: Hashable, Sendable {
  indirect enum Source: Hashable, Sendable {
    case zip(bucket: Bucket, key: Value<String>, version: Value<String>?, runtime: Runtime, handler: String)
    case image(ContainerImage)
  }

  let source: Source

  /// A ZIP archive in a bucket of the stack's region.
  ///
  /// - Parameters:
  ///   - bucket: the bucket that contains the archive.
  ///   - key: the archive's object key; with the build in the key, each build deploys new code.
  ///   - version: the archive's object version, in a bucket with versioning.
  ///   - runtime: the runtime that executes the code.
  ///   - handler: the method in the code that processes events: `index.handler`.
  public static func zip(
    bucket: Bucket, key: Value<String>, version: Value<String>? = nil, runtime: Runtime, handler: String
  ) -> FunctionCode {
    FunctionCode(source: .zip(bucket: bucket, key: key, version: version, runtime: runtime, handler: handler))
  }

  /// A container image by its tag. Lambda accepts only images in ECR.
  ///
  /// - Parameters:
  ///   - repository: the repository that contains the image.
  ///   - tag: the image's tag.
  public static func image(_ repository: ImageRepository, tag: String) -> FunctionCode {
    FunctionCode(source: .image(.repository(repository, tag: tag)))
  }

  /// A container image by its digest, which is immutable: `sha256:…`.
  ///
  /// - Parameters:
  ///   - repository: the repository that contains the image.
  ///   - digest: the image's digest.
  public static func image(_ repository: ImageRepository, digest: String) -> FunctionCode {
    FunctionCode(source: .image(.repository(repository, digest: digest)))
  }

  var repository: ImageRepository? {
    if case .image(let image) = source { return image.repository }
    return nil
  }

  var dependencies: [any Construct] {
    switch source {
    case .zip(let bucket, _, _, _, _): [bucket]
    case .image: repository.map { [$0] } ?? []
    }
  }
}

/// The Lambda runtime of a ZIP archive: `.nodeJS22`, or any other by its identifier, `"nodejs26.x"`.
public struct Runtime: RawRepresentable, Hashable, Sendable, ExpressibleByStringLiteral {
  public let rawValue: String

  public init(rawValue: String) { self.rawValue = rawValue }
  public init(stringLiteral name: String) { rawValue = name }

  /// Node.js 22.
  public static let nodeJS22: Runtime = "nodejs22.x"
  /// Node.js 24.
  public static let nodeJS24: Runtime = "nodejs24.x"
  /// Python 3.12.
  public static let python312: Runtime = "python3.12"
  /// Python 3.13.
  public static let python313: Runtime = "python3.13"
  /// Python 3.14.
  public static let python314: Runtime = "python3.14"
  /// Java 21.
  public static let java21: Runtime = "java21"
  /// Java 25.
  public static let java25: Runtime = "java25"
  /// .NET 8, which AWS does not update since 2026-11-10.
  public static let dotNet8: Runtime = "dotnet8"
  /// .NET 10.
  public static let dotNet10: Runtime = "dotnet10"
  /// Ruby 3.4.
  public static let ruby34: Runtime = "ruby3.4"
  /// An OS-only runtime, for programs in Swift, Go or Rust: the executable is called `bootstrap`.
  public static let provided: Runtime = "provided.al2023"
}
