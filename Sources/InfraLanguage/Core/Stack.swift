import AWSResources
public import Documents

/// A set of resources that is deployed as one.
public struct Stack: Sendable {
  public let name: String
  public let region: Region
  public let summary: String?
  /// Tags that every resource gets, beside `Name`, `Stack` and `Environment`.
  public let tags: [Tag]
  public let terraformBackend: TerraformBackend?
  /// Why the stack can be deleted together with its data; `nil` for a stack that retains them.
  public let disposal: Disposal?
  let parameters: [Parameter]
  let elements: [any StackElement]
  let location: SourceLocation

  /// - Parameters:
  ///   - name: letters, digits and hyphens, starting with a letter; physical names begin with it.
  ///   - terraformBackend: where Terraform keeps the state; by default in the `stateBucket` of the environment in `infra.yaml`,
  ///     or in a local file if it has none.
  ///   - disposable: why the stack can be deleted together with its data, `.because("a preview of a pull request")`. It lifts
  ///     deletion protection, retention, final snapshots and waiting periods of everything in the stack. By default, the
  ///     stack retains its data.
  ///   - owner: the team that answers for the stack; every resource is tagged with it.
  ///   - parameters: values that whoever deploys the stack gives.
  public init(
    _ name: String,
    region: Region,
    summary: String? = nil,
    owner: String? = nil,
    tags: KeyValuePairs<String, String> = [:],
    terraformBackend: TerraformBackend? = nil,
    disposable: Disposal? = nil,
    parameters: [Parameter] = [],
    fileID: StaticString = #fileID, line: Int = #line, column: Int = #column,
    @StackBuilder _ elements: () throws -> [any StackElement]
  ) rethrows {
    self.name = name
    self.region = region
    self.summary = summary
    self.tags = (owner.map { [Tag("Owner", $0)] } ?? []) + tags.map { Tag($0.key, $0.value) }
    self.terraformBackend = terraformBackend
    disposal = disposable
    self.parameters = parameters
    location = SourceLocation(fileID: fileID, line: line, column: column)
    self.elements = try elements()
  }
}

extension Stack {
  init(
    name: String, region: Region, summary: String?, tags: [Tag], terraformBackend: TerraformBackend?,
    disposal: Disposal?,
    parameters: [Parameter], elements: [any StackElement], location: SourceLocation
  ) {
    self.name = name
    self.region = region
    self.summary = summary
    self.tags = tags
    self.terraformBackend = terraformBackend
    self.disposal = disposal
    self.parameters = parameters
    self.elements = elements
    self.location = location
  }
}

/// A tag that resources get.
public struct Tag: Hashable, Sendable {
  public var key: String
  public var value: String

  public init(_ key: String, _ value: String) {
    self.key = key
    self.value = value
  }
}

/// Where Terraform keeps a stack's state.
public struct TerraformBackend: Hashable, Sendable {
  let member: Object.Member
  /// The region of the bucket.
  let region: Region?

  /// An S3 bucket, encrypted, with a lock file beside the state.
  ///
  /// - Parameters:
  ///   - bucket: the bucket's name, 3 to 63 lower-case letters, digits, dots and hyphens.
  ///   - key: the object's key, which neither begins nor ends with a slash.
  ///   - region: the bucket's region.
  public static func s3(bucket: String, key: String, region: Region) -> TerraformBackend {
    TerraformBackend(
      member: .init(
        key: "s3",
        value: [
          "bucket": .string(bucket), "key": .string(key), "region": .string(region.rawValue),
          "encrypt": true, "use_lockfile": true,
        ]), region: region)
  }

  /// The same backend with another state: a bucket has it under a key beside, any other kind is as it was stated.
  func beside(_ word: String) -> TerraformBackend {
    guard member.key == "s3", let key = member.value["key"].flatMap({ String(node: $0) }) else { return self }
    var settings = member.value.object ?? [:]
    settings.members = settings.members.map {
      $0.key == "key" ? .init(key: "key", value: .string("\(word)/\(key)")) : $0
    }
    return TerraformBackend(member: .init(key: "s3", value: Node(.object(settings))), region: region)
  }

  /// Any backend by its name and settings: `gcs`, `azurerm`, `pg`.
  public static func named(_ name: String, _ settings: Node) -> TerraformBackend {
    TerraformBackend(member: .init(key: name, value: settings), region: nil)
  }

  /// https://developer.hashicorp.com/terraform/language/backend
  private static let kinds = [
    "azurerm", "consul", "cos", "gcs", "http", "kubernetes", "local", "oci", "oss", "pg", "remote", "s3",
  ]

  /// What Terraform would say of the settings when it starts, as the end of a sentence about the stack.
  var mistakes: [String] {
    guard Self.kinds.contains(member.key) else {
      return [
        "has a backend that Terraform does not know: Terraform has no backend '\(member.key)'; "
          + Suggestion.advice(for: member.key, among: Self.kinds)
      ]
    }
    guard member.key == "s3" else { return [] }
    var mistakes: [String] = []
    if let bucket = member.value["bucket"]?.string, !ValuePattern("[a-z0-9][a-z0-9.-]{1,61}[a-z0-9]").matches(bucket) {
      mistakes.append(
        "has its state in the bucket '\(bucket)'; use 3 to 63 lower-case letters, digits, dots and hyphens")
    }
    if let key = member.value["key"]?.string, key.isEmpty || key.hasPrefix("/") || key.hasSuffix("/") {
      mistakes.append("has its state under the key '\(key)'; name an object, without a slash at either end")
    }
    return mistakes
  }
}
