/// Where a user pool's sign-in pages are.
public enum SignInDomain: Hashable, Sendable {
  /// Below Cognito's own domain; no other pool of the region may have the prefix.
  case prefix(String)
  /// `auth.example.com`, whose parent must have an address, with a certificate of us-east-1.
  case own(String, certificate: Certificate)
}

/// Who makes users.
public enum SignUp: Hashable, Sendable {
  case byAdministrators
  /// Everybody who confirms an e-mail address.
  case open
}

/// Whether users have a second factor, an authenticator app.
public enum SecondFactor: Hashable, Sendable {
  /// Users may choose one.
  case optional
  case required
  /// Reports show the reason.
  case off(because: String)
}

/// What a password has to be.
public struct PasswordPolicy: Hashable, Sendable {
  /// A kind of characters.
  public enum CharacterClass: Hashable, Sendable, CaseIterable {
    case lowercase
    case uppercase
    case numbers
    case symbols
  }

  let length: Int
  let classes: Set<CharacterClass>
  let safeguard: Safeguard

  /// Characters of all four kinds.
  ///
  /// - Parameter length: at least that many characters, 8 to 99.
  public static func strong(length: Int = 12) -> PasswordPolicy {
    PasswordPolicy(length: length, classes: Set(CharacterClass.allCases), safeguard: .on)
  }

  /// Something less; reports show the reason.
  ///
  /// - Parameter length: 6 to 99.
  public static func weak(
    length: Int, requiring classes: Set<CharacterClass> = [], because reason: String
  ) -> PasswordPolicy {
    PasswordPolicy(length: length, classes: classes, safeguard: .off(because: reason))
  }
}

/// Users who have something in common; their tokens say so.
public struct UserGroup: Hashable, Sendable, ExpressibleByStringLiteral {
  let name: String
  let summary: String?

  public init(_ name: String, _ summary: String? = nil) {
    self.name = name
    self.summary = summary
  }

  public init(stringLiteral name: String) { self.init(name) }
}

/// Who sends a user pool's mails.
public enum MailSender: Hashable, Sendable {
  /// Cognito itself: 50 mails a day.
  case cognito
  /// Amazon SES.
  ///
  /// - Parameters:
  ///   - identity: the ARN of a verified address or domain.
  ///   - from: `Shop <no-reply@example.com>`.
  case ses(identity: String, from: String)
}

/// What Cognito does beside letting users in, and what it costs.
public enum FeaturePlan: Hashable, Sendable {
  case lite
  case essentials
  /// Risky sign-ins, and passwords that are known to be stolen, are recognised.
  case plus(ThreatResponse = .enforced)

  public enum ThreatResponse: Hashable, Sendable {
    /// They are written down.
    case audit
    /// They are refused.
    case enforced
  }
}

/// A function that has a say when users sign up and in: `.preSignUp(.function(guests))`.
public struct UserPoolTrigger: Hashable, Sendable {
  enum Moment: Hashable, Sendable {
    case preSignUp, postConfirmation, preAuthentication, postAuthentication, preTokenGeneration, customMessage
    case userMigration
  }

  let moment: Moment
  let function: CalledFunction

  /// Lets users in or refuses them.
  public static func preSignUp(_ function: CalledFunction) -> Self { .init(moment: .preSignUp, function: function) }
  public static func postConfirmation(_ function: CalledFunction) -> Self {
    .init(moment: .postConfirmation, function: function)
  }
  public static func preAuthentication(_ function: CalledFunction) -> Self {
    .init(moment: .preAuthentication, function: function)
  }
  public static func postAuthentication(_ function: CalledFunction) -> Self {
    .init(moment: .postAuthentication, function: function)
  }
  /// Changes what tokens say, the access token too.
  public static func preTokenGeneration(_ function: CalledFunction) -> Self {
    .init(moment: .preTokenGeneration, function: function)
  }
  public static func customMessage(_ function: CalledFunction) -> Self {
    .init(moment: .customMessage, function: function)
  }
  /// Takes users over from another directory when they first sign in.
  public static func userMigration(_ function: CalledFunction) -> Self {
    .init(moment: .userMigration, function: function)
  }
}
