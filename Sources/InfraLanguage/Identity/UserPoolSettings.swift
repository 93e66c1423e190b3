/// The domain of a user pool's sign-in pages.
public enum SignInDomain: Hashable, Sendable {
  /// A prefix of Cognito's domain, which must be unique in the region.
  case prefix(String)
  /// A custom domain, `auth.example.com`, with a certificate of us-east-1. Its parent domain must have an A record.
  case custom(String, certificate: Certificate)

  /// The certificate of a custom domain.
  var certificate: Certificate? {
    if case .custom(_, let certificate) = self { return certificate }
    return nil
  }

  /// The domain as the API of Cognito states it.
  var name: String {
    switch self {
    case .prefix(let name), .custom(let name, _): name
    }
  }
}

/// Who creates users.
public enum SignUp: Hashable, Sendable {
  /// Administrators only.
  case byAdministrators
  /// Any person who confirms an e-mail address.
  case open
}

/// Whether users sign in with a second factor, an authenticator app.
public enum SecondFactor: Hashable, Sendable {
  /// Users can set up MFA.
  case optional
  /// Users must set up MFA.
  case required
  /// Users cannot set up MFA. Reports show the reason.
  case off(because: String)
}

/// The requirements of a user pool's passwords.
public struct PasswordPolicy: Hashable, Sendable {
  /// A class of characters.
  public enum CharacterClass: Hashable, Sendable, CaseIterable {
    /// Lowercase letters.
    case lowercase
    /// Uppercase letters.
    case uppercase
    /// Digits.
    case numbers
    /// Special characters.
    case symbols
  }

  let length: Int
  let classes: Set<CharacterClass>
  let safeguard: Safeguard

  /// Passwords with characters of all classes.
  ///
  /// - Parameter length: the minimum length, 8 to 99.
  public static func strong(length: Int = 12) -> PasswordPolicy {
    PasswordPolicy(length: length, classes: Set(CharacterClass.allCases), safeguard: .on)
  }

  /// Passwords with weaker requirements.
  ///
  /// - Parameters:
  ///   - length: the minimum length, 6 to 99.
  ///   - classes: the required classes of characters.
  ///   - reason: why weak passwords are sufficient; reports show it.
  public static func weak(
    length: Int, requiring classes: Set<CharacterClass> = [], because reason: String
  ) -> PasswordPolicy {
    PasswordPolicy(length: length, classes: classes, safeguard: .off(because: reason))
  }
}

/// A group of users; the tokens of its members contain its name.
public struct UserGroup: Hashable, Sendable, ExpressibleByStringLiteral {
  let name: String
  let summary: String?

  /// Creates a group.
  ///
  /// - Parameters:
  ///   - name: the group's name.
  ///   - description: the group's description.
  public init(_ name: String, description: String? = nil) {
    self.name = name
    summary = description
  }

  public init(stringLiteral name: String) { self.init(name) }
}

/// The sender of a user pool's e-mails.
public enum MailSender: Hashable, Sendable {
  /// Cognito, with at most 50 e-mails a day.
  case cognito
  /// Amazon SES.
  ///
  /// - Parameters:
  ///   - identity: the ARN of a verified e-mail address or domain.
  ///   - from: the sender of e-mails, `Shop <no-reply@example.com>`.
  case ses(identity: String, from: String)
}

/// The feature plan of a user pool, which determines its features and its price.
public enum FeaturePlan: Hashable, Sendable {
  /// Lite.
  case lite
  /// Essentials.
  case essentials
  /// Plus, with threat protection, which detects risky sign-ins and compromised passwords.
  case plus(ThreatResponse = .enforced)

  /// What threat protection does.
  public enum ThreatResponse: Hashable, Sendable {
    /// Records risky sign-ins.
    case audit
    /// Blocks risky sign-ins.
    case enforced
  }
}

/// A Lambda trigger of a user pool: `.preSignUp(guests)`.
public struct UserPoolTrigger: Hashable, Sendable {
  enum Moment: Hashable, Sendable {
    case preSignUp, postConfirmation, preAuthentication, postAuthentication, preTokenGeneration, customMessage
    case userMigration
  }

  let moment: Moment
  let function: Function

  /// Before a sign-up, which the function can reject.
  ///
  /// - Parameter function: the function that Cognito invokes.
  public static func preSignUp(_ function: Function) -> Self { .init(moment: .preSignUp, function: function) }

  /// After a user confirmed an e-mail address.
  ///
  /// - Parameter function: the function that Cognito invokes.
  public static func postConfirmation(_ function: Function) -> Self {
    .init(moment: .postConfirmation, function: function)
  }

  /// Before a sign-in, which the function can reject.
  ///
  /// - Parameter function: the function that Cognito invokes.
  public static func preAuthentication(_ function: Function) -> Self {
    .init(moment: .preAuthentication, function: function)
  }

  /// After a sign-in.
  ///
  /// - Parameter function: the function that Cognito invokes.
  public static func postAuthentication(_ function: Function) -> Self {
    .init(moment: .postAuthentication, function: function)
  }

  /// Before Cognito issues tokens, whose claims the function can change.
  ///
  /// - Parameter function: the function that Cognito invokes.
  public static func preTokenGeneration(_ function: Function) -> Self {
    .init(moment: .preTokenGeneration, function: function)
  }

  /// Before Cognito sends a message, which the function can change.
  ///
  /// - Parameter function: the function that Cognito invokes.
  public static func customMessage(_ function: Function) -> Self {
    .init(moment: .customMessage, function: function)
  }

  /// At the first sign-in of an unknown user, whom the function can import from another directory.
  ///
  /// - Parameter function: the function that Cognito invokes.
  public static func userMigration(_ function: Function) -> Self {
    .init(moment: .userMigration, function: function)
  }
}
