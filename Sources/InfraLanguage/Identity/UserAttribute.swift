import AWSResources

/// An attribute of a user: a standard attribute of OpenID Connect, or a custom attribute of the user pool.
public struct UserAttribute: Hashable, Sendable {
  /// The name as tokens and clients have it: `email`, `custom:tenant`.
  let name: String

  /// The e-mail address.
  public static let email = UserAttribute(name: "email")
  /// Whether the e-mail address is verified; without a mapping, that of a federated user is not.
  public static let emailVerified = UserAttribute(name: "email_verified")
  /// The phone number.
  public static let phoneNumber = UserAttribute(name: "phone_number")
  /// The full name.
  public static let name = UserAttribute(name: "name")
  /// The given name.
  public static let givenName = UserAttribute(name: "given_name")
  /// The family name.
  public static let familyName = UserAttribute(name: "family_name")
  /// The name that the user prefers.
  public static let preferredUsername = UserAttribute(name: "preferred_username")
  /// The URL of a picture.
  public static let picture = UserAttribute(name: "picture")
  /// The locale: `en-GB`.
  public static let locale = UserAttribute(name: "locale")
  /// The postal address.
  public static let address = UserAttribute(name: "address")

  /// A custom attribute.
  ///
  /// - Parameter name: its name in the user pool, without `custom:`.
  public static func custom(_ name: String) -> UserAttribute { UserAttribute(name: "custom:\(name)") }

  /// The name of a custom attribute in its user pool.
  var customName: String? { name.hasPrefix("custom:") ? String(name.dropFirst("custom:".count)) : nil }

  /// The standard attributes that a client can write, as Cognito lists them.
  private static let writable = [
    "address", "birthdate", "email", "family_name", "gender", "given_name", "locale", "middle_name", "name", "nickname",
    "phone_number", "picture", "preferred_username", "profile", "updated_at", "website", "zoneinfo",
  ]

  /// The attributes that a client reads: the standard ones and all custom ones.
  static func readable(with custom: [CustomAttribute]) -> [String] {
    writable + ["email_verified", "phone_number_verified"] + custom.map { "custom:\($0.name)" }
  }

  /// The attributes that a client writes: the standard ones, and the custom ones that its identity providers map.
  static func writable(with mapped: [UserAttribute]) -> [String] {
    writable + mapped.filter { $0.customName != nil }.map(\.name).unique
  }
}

/// A custom attribute of the users of a pool.
///
/// Attributes can be added to a user pool, and neither be changed nor removed, with CloudFormation, Terraform and the API
/// alike (https://docs.aws.amazon.com/cognito/latest/developerguide/user-pool-settings-attributes.html).
public struct CustomAttribute: Hashable, Sendable {
  private enum Kind: Hashable, Sendable {
    case string(Int, Int)
    case number(Int, Int)
    case boolean
    case dateTime
  }

  let name: String
  private let kind: Kind
  let isMutable: Bool

  /// A text.
  ///
  /// - Parameters:
  ///   - name: 1 to 20 letters, digits, hyphens and underscores; tokens contain it as `custom:name`.
  ///   - shortest: the minimum length.
  ///   - longest: the maximum length, 2048 at most.
  ///   - isMutable: whether its value can change after the user exists, as identity providers require it.
  public static func string(
    _ name: String, shortest: Int = 0, longest: Int = 2048, isMutable: Bool = true
  ) -> CustomAttribute {
    CustomAttribute(name: name, kind: .string(shortest, longest), isMutable: isMutable)
  }

  /// A whole number.
  ///
  /// - Parameters:
  ///   - name: 1 to 20 letters, digits, hyphens and underscores; tokens contain it as `custom:name`.
  ///   - least: the minimum value.
  ///   - most: the maximum value.
  ///   - isMutable: whether its value can change after the user exists, as identity providers require it.
  public static func number(_ name: String, least: Int, most: Int, isMutable: Bool = true) -> CustomAttribute {
    CustomAttribute(name: name, kind: .number(least, most), isMutable: isMutable)
  }

  /// True or false.
  ///
  /// - Parameters:
  ///   - name: 1 to 20 letters, digits, hyphens and underscores; tokens contain it as `custom:name`.
  ///   - isMutable: whether its value can change after the user exists, as identity providers require it.
  public static func boolean(_ name: String, isMutable: Bool = true) -> CustomAttribute {
    CustomAttribute(name: name, kind: .boolean, isMutable: isMutable)
  }

  /// A date and time.
  ///
  /// - Parameters:
  ///   - name: 1 to 20 letters, digits, hyphens and underscores; tokens contain it as `custom:name`.
  ///   - isMutable: whether its value can change after the user exists, as identity providers require it.
  public static func dateTime(_ name: String, isMutable: Bool = true) -> CustomAttribute {
    CustomAttribute(name: name, kind: .dateTime, isMutable: isMutable)
  }

  /// The attribute as the user pool defines it.
  ///
  /// Terraform makes a user pool anew whose texts and numbers have no constraints, so these are always written.
  var definition: Cognito.UserPool.Attribute {
    .init {
      $0.name = .literal(name)
      $0.isMutable = .literal(isMutable)
      $0.isRequired = false
      $0.isDeveloperOnly = false
      switch kind {
      case .string(let shortest, let longest):
        $0.kind = .literal(.string)
        $0.shortestLength = .literal(String(shortest))
        $0.longestLength = .literal(String(longest))
      case .number(let least, let most):
        $0.kind = .literal(.number)
        $0.leastValue = .literal(String(least))
        $0.mostValue = .literal(String(most))
      case .boolean: $0.kind = .literal(.boolean)
      case .dateTime: $0.kind = .literal(.dateTime)
      }
    }
  }

  /// What Cognito does not accept, and what to use instead.
  var problem: String? {
    if !ValuePattern("[A-Za-z0-9_-]{1,20}").matches(name) {
      return "an invalid name; use 1 to 20 letters, digits, hyphens and underscores"
    }
    switch kind {
    case .string(let shortest, let longest) where shortest < 0 || longest > 2048 || shortest > longest:
      return "a length of \(shortest) to \(longest) characters; use 0 to 2048, the shorter one first"
    case .number(let least, let most) where least > most:
      return "values from \(least) to \(most); use the lesser one first"
    default: return nil
    }
  }
}
