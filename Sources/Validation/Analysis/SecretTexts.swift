import AWSResources
import Documents

/// Detects secrets in texts.
package enum SecretText {
  /// The kind of credentials in a text, by its format: `an AWS access key`.
  package static func credentials(in text: String) -> String? {
    let starts = starts(in: text)
    if starts.contains(.accessKey), holdsAccessKey(text) { return "an AWS access key" }
    if starts.contains(.dashes), text.place(of: "-----BEGIN ") != nil, text.place(of: "PRIVATE KEY-----") != nil {
      return "a private key"
    }
    if starts.contains(.token), holdsToken(text) { return "a token" }
    if starts.contains(.scheme), holdsPasswordInURL(text) { return "a connection string with its password" }
    return nil
  }

  /// Whether the text has a dynamic reference to a secret: `{{resolve:secretsmanager:…}}`.
  package static func isDynamicReference(_ text: String) -> Bool {
    text.place(of: "{{resolve:secretsmanager:") != nil || text.place(of: "{{resolve:ssm-secure:") != nil
  }

  /// Whether a name is the name of a secret: `DB_PASSWORD`, `apiKey`, but not `SECRET_NAME` or `TOKEN_TTL`.
  package static func isSecret(name: String) -> Bool {
    let words = Spelling.snakeCase(name).split(separator: "_").map(String.init)
    guard let last = words.last, !describing.contains(last) else { return false }
    for (index, word) in words.enumerated() {
      if secretWords.contains(word) { return true }
      if word == "key" || word == "keys", index > 0, keyKinds.contains(words[index - 1]) { return true }
    }
    if last == "pass", let before = words.dropLast().last, passOwners.contains(before) { return true }
    return joinedSecretWords.contains { last.hasSuffix($0) }
  }

  /// Whether a value can be a secret: not empty, and not a flag, a small number, an ARN, an address or a path.
  package static func canBeSecret(value: String) -> Bool {
    let plain: Set = ["true", "false", "yes", "no", "on", "off", "none", "null", "enabled", "disabled"]
    let isNumber = value.utf8.count < 6 && value.utf8.allSatisfy { (0x30...0x39).contains($0) }
    guard !value.isEmpty, !isNumber, !plain.contains(value.lowercased()) else { return false }
    return !["arn:", "{{resolve:", "/", "http://", "https://", "${"].contains { value.hasPrefix($0) }
  }

  /// The first assignment of a secret in a script: `DATABASE_PASSWORD` of `export DATABASE_PASSWORD=hunter2hunter2`.
  package static func assignment(in script: String) -> String? {
    for line in script.split(whereSeparator: \.isNewline) {
      for word in line.split(whereSeparator: { $0 == " " || $0 == "\t" || $0 == ";" }) {
        guard let equals = word.firstIndex(of: "=") else { continue }
        let name = String(word[..<equals])
        let value = word[word.index(after: equals)...].filter { $0 != "\"" && $0 != "'" }
        // Shorter values are flags and placeholders.
        guard value.count >= 8, !value.hasPrefix("$"), !value.hasPrefix("`"), !value.hasPrefix("<") else { continue }
        if isSecret(name: name), canBeSecret(value: value) { return name }
      }
    }
    return nil
  }
}

// MARK: - Prefilter

extension SecretText {
  /// What the formats of credentials begin with.
  private struct Starts: OptionSet {
    let rawValue: Int

    static let accessKey = Starts(rawValue: 1)
    static let dashes = Starts(rawValue: 2)
    static let token = Starts(rawValue: 4)
    /// `://`, which nearly every address has.
    static let scheme = Starts(rawValue: 8)
  }

  /// The formats that the text may contain: one pass over the bytes excludes nearly all.
  private static func starts(in text: String) -> Starts {
    guard text.utf8.count >= 9 else { return [] }
    return text.utf8.withContiguousStorageIfAvailable { bytes in
      var found: Starts = []
      for place in 0..<(bytes.count - 3) {
        let next = bytes[place + 1]
        switch bytes[place] {
        case UInt8(ascii: "A"):
          if next == UInt8(ascii: "K") || next == UInt8(ascii: "S"), bytes[place + 2] == UInt8(ascii: "I") {
            found.insert(.accessKey)
          }
        case UInt8(ascii: "-"):
          if next == UInt8(ascii: "-"), bytes[place + 2] == UInt8(ascii: "-") { found.insert(.dashes) }
        case UInt8(ascii: "g"):
          // `ghp_`, `github_pat_`, `glpat-`
          if next == UInt8(ascii: "h") && bytes[place + 3] == UInt8(ascii: "_")
            || next == UInt8(ascii: "i") && bytes[place + 2] == UInt8(ascii: "t")
              && bytes[place + 3] == UInt8(ascii: "h")
            || next == UInt8(ascii: "l") && bytes[place + 2] == UInt8(ascii: "p")
              && bytes[place + 3] == UInt8(ascii: "a")
          {
            found.insert(.token)
          }
        case UInt8(ascii: "x"):
          if next == UInt8(ascii: "o"), bytes[place + 2] == UInt8(ascii: "x") { found.insert(.token) }
        case UInt8(ascii: "s"), UInt8(ascii: "r"):
          if next == UInt8(ascii: "k"), bytes[place + 2] == UInt8(ascii: "_") { found.insert(.token) }
        case UInt8(ascii: "n"):
          if next == UInt8(ascii: "p"), bytes[place + 2] == UInt8(ascii: "m") { found.insert(.token) }
        case UInt8(ascii: ":"):
          if next == UInt8(ascii: "/"), bytes[place + 2] == UInt8(ascii: "/") { found.insert(.scheme) }
        default: break
        }
      }
      return found
    } ?? [.accessKey, .dashes, .token, .scheme]
  }
}

// MARK: - Names

extension SecretText {
  private static let secretWords: Set = [
    "password", "passwords", "passwd", "passphrase", "pwd", "secret", "secrets", "token", "tokens", "apikey",
    "credential",
    "credentials", "pat",
  ]
  private static let joinedSecretWords = [
    "password", "passwd", "apikey", "secretkey", "accesskey", "privatekey", "dbpass",
  ]
  /// Words before `pass` that make it a password: `DB_PASS`, but neither `FIRST_PASS` nor `BOARDING_PASS`.
  private static let passOwners: Set = [
    "admin", "api", "app", "auth", "basic", "broker", "client", "database", "db", "email", "ftp", "imap", "jdbc",
    "keystore", "ldap", "login", "mail", "mariadb", "mongo", "mongodb", "mqtt", "mssql", "mysql", "oracle", "pg",
    "postgres",
    "postgresql", "proxy", "rabbitmq", "rds", "redis", "registry", "replication", "repo", "root", "service", "sftp",
    "smtp",
    "sql", "ssh", "truststore", "user", "vault", "vpn",
  ]
  private static let keyKinds: Set = [
    "api", "secret", "access", "private", "encryption", "signing", "auth", "master", "app", "session", "jwt", "hmac",
  ]
  /// Last words of names that describe a secret but are not one.
  private static let describing: Set = [
    "name", "names", "arn", "arns", "id", "ids", "path", "file", "dir", "url", "uri", "endpoint", "host", "port",
    "prefix",
    "suffix", "ttl", "expiry", "expires", "expiration", "enabled", "disabled", "required", "length", "size", "min",
    "max",
    "header", "version", "region", "type", "kind", "algorithm", "issuer", "audience", "rotation", "policy", "timeout",
    "limit", "count", "manager", "store", "provider", "source", "location", "parameter", "param", "ref", "mode",
    "format",
    "field", "cookie", "lifetime", "days", "hours", "minutes", "seconds", "table", "bucket", "interval", "alias",
  ]
}

// MARK: - Formats

extension SecretText {
  /// `AKIA` or `ASIA` and sixteen capitals and digits.
  private static func holdsAccessKey(_ text: String) -> Bool {
    let bytes = Array(text.utf8)
    guard bytes.count >= 20 else { return false }
    for start in 0...(bytes.count - 20) where bytes[start] == UInt8(ascii: "A") {
      let prefix = bytes[start..<(start + 4)]
      guard prefix.elementsEqual("AKIA".utf8) || prefix.elementsEqual("ASIA".utf8) else { continue }
      if start > 0, isCapitalOrDigit(bytes[start - 1]) { continue }
      if start + 20 < bytes.count, isCapitalOrDigit(bytes[start + 20]) { continue }
      if bytes[(start + 4)..<(start + 20)].allSatisfy(isCapitalOrDigit) { return true }
    }
    return false
  }

  private static func isCapitalOrDigit(_ byte: UInt8) -> Bool {
    (0x41...0x5A).contains(byte) || (0x30...0x39).contains(byte)
  }

  private static func isTokenByte(_ byte: UInt8) -> Bool {
    isCapitalOrDigit(byte) || (0x61...0x7A).contains(byte) || byte == UInt8(ascii: "_") || byte == UInt8(ascii: "-")
  }

  /// Tokens of GitHub, GitLab, Slack, Stripe and npm.
  private static func holdsToken(_ text: String) -> Bool {
    let prefixes: [StaticString] = [
      "ghp_", "gho_", "ghs_", "ghu_", "github_pat_", "glpat-", "xoxb-", "xoxp-", "xoxa-", "sk_live_", "rk_live_",
      "npm_",
    ]
    return prefixes.contains { prefix in
      guard let range = text.place(of: prefix) else { return false }
      if range.lowerBound > text.startIndex, let before = text[..<range.lowerBound].utf8.last, isTokenByte(before) {
        return false
      }
      return text[range.upperBound...].utf8.prefix(while: isTokenByte).count >= 20
    }
  }

  /// `postgres://shop:hunter2@db.example.com/shop`
  private static func holdsPasswordInURL(_ text: String) -> Bool {
    guard let scheme = text.place(of: "://") else { return false }
    let authority = text[scheme.upperBound...].prefix { $0 != "/" && $0 != " " && $0 != "?" }
    guard let at = authority.lastIndex(of: "@") else { return false }
    let user = authority[..<at]
    guard let colon = user.firstIndex(of: ":") else { return false }
    let password = user[user.index(after: colon)...]
    return !password.isEmpty && !password.hasPrefix("$") && !password.hasPrefix("<") && !password.hasPrefix("{")
      && !password.allSatisfy { $0 == "*" }
  }
}
