import AWSResources

/// Public keys of CloudFront: a behavior that is signed by the group answers only URLs and cookies that one of the private
/// keys has signed.
///
/// To change a key, add the new one under another name, sign with it, and remove the old one.
public struct KeyGroup: Construct {
  public let identity: Identity
  public var adjustments = Adjustments()
  let keys: [PublicKey]
  public private(set) var existing: Existing?

  /// Creates a group of keys.
  ///
  /// - Parameters:
  ///   - name: the construct's name.
  ///   - keys: the public keys, 1 to 5.
  public init(
    _ name: String, keys: [PublicKey],
    fileID: StaticString = #fileID, line: Int = #line, column: Int = #column
  ) {
    identity = Identity(
      "key group", name, at: SourceLocation(fileID: fileID, line: line, column: column), scope: .global)
    self.keys = keys
  }

  /// A key group that exists already.
  ///
  /// - Parameters:
  ///   - name: the construct's name, which resources and findings of the stack contain.
  ///   - keyGroupID: its id.
  public static func existing(
    _ name: String, keyGroupID: ExistingValue,
    fileID: StaticString = #fileID, line: Int = #line, column: Int = #column
  ) -> KeyGroup {
    var group = KeyGroup(name, keys: [], fileID: fileID, line: line, column: column)
    var existing = Existing()
    existing.add(group.keyGroup, ["Ref": keyGroupID, "Id": keyGroupID])
    group.existing = existing
    return group
  }

  public var dependencies: [any Construct] { [] }

  // MARK: What others refer to

  /// The key group, by its id.
  public var keyGroup: Reference<CloudFront.KeyGroup> { Reference(id("KeyGroup")) }

  /// The id of a key, which a signed URL names.
  ///
  /// - Parameter key: the name of a key of the group; that of another one is an error.
  public func publicKeyID(_ key: String) -> Value<String> { publicKey(key).value }

  private func publicKey(_ key: String) -> Reference<CloudFront.PublicKey> {
    Reference(LogicalID(naming: name, key, "PublicKey"))
  }

  public var outputs: [ConstructOutput] {
    keys.map {
      .init(
        "\($0.name) PublicKeyId", publicKeyID($0.name), "Id of key '\($0.name)' of key group '\(name)', for signed URLs"
      )
    }
  }

  public func lower(into lowering: inout Lowering) {
    check(&lowering)
    let physicalName = physicalName(in: lowering)
    for key in keys {
      guard let id = publicKey(key.name).id else { continue }
      lowering.add(
        id,
        CloudFront.PublicKey {
          $0.name = .literal("\(physicalName)-\(key.name)")
          $0.callerReference = .literal("\(physicalName)-\(key.name)")
          // CloudFront adds the line feed, which Terraform takes for another key.
          $0.encodedKey = .literal(key.pem.hasSuffix("\n") ? key.pem : key.pem + "\n")
        }
      )
    }
    lowering.add(
      id("KeyGroup"),
      CloudFront.KeyGroup {
        $0.name = .literal(physicalName)
        $0.keys = .items(keys.map { publicKey($0.name) })
      }
    )
  }

  private func check(_ lowering: inout Lowering) {
    // https://docs.aws.amazon.com/AmazonCloudFront/latest/DeveloperGuide/cloudfront-limits.html
    if !(1...5).contains(keys.count) {
      lowering.report("key group '\(name)' has \(keys.count) keys; use 1 to 5")
    }
    var names: Set<String> = []
    for key in keys {
      if !names.insert(key.name).inserted {
        lowering.report("key group '\(name)' has two keys named '\(key.name)'; rename one")
      }
      if !ValuePattern("[A-Za-z0-9_-]{1,64}").matches(key.name) {
        lowering.report(
          "key group '\(name)' has the key '\(key.name)'; use 1 to 64 letters, digits, '-' and '_' in names")
      }
      if let mistake = key.mistake { lowering.report("key '\(key.name)' of key group '\(name)' \(mistake)") }
    }
  }
}

/// A public key with which CloudFront verifies signatures.
public struct PublicKey: Hashable, Sendable {
  let name: String
  let pem: String

  /// Creates a key.
  ///
  /// - Parameters:
  ///   - name: what tells the key from others, such as the month since which it is used: `2026-11`.
  ///   - pem: the key as PEM, RSA with 2048 bits or ECDSA with the curve P-256.
  public init(_ name: String, pem: String) {
    self.name = name
    self.pem = pem
  }

  var mistake: String? {
    if pem.contains("PRIVATE KEY") { return "is a private key, which must not be in a template; use the public one" }
    guard pem.hasPrefix("-----BEGIN PUBLIC KEY-----\n"), pem.contains("\n-----END PUBLIC KEY-----") else {
      return "is not PEM; use the text from '-----BEGIN PUBLIC KEY-----' to '-----END PUBLIC KEY-----'"
    }
    return nil
  }
}
