import Documents

/// What AWS accepts as the name of a thing.
enum AWSNames {
  /// Whether a text has the shape of an account: twelve digits.
  static func isAccount(_ text: String) -> Bool {
    text.utf8.count == 12 && text.utf8.allSatisfy { UInt8(ascii: "0")...UInt8(ascii: "9") ~= $0 }
  }

  /// Whether a text has the shape of a region: `eu-west-1`, `us-gov-east-1`.
  static func isRegion(_ text: String) -> Bool {
    let parts = text.split(separator: "-", omittingEmptySubsequences: false)
    guard parts.count >= 3, let number = parts.last else { return false }
    let letters = UInt8(ascii: "a")...UInt8(ascii: "z")
    return parts.dropLast().allSatisfy { !$0.isEmpty && $0.utf8.allSatisfy { letters ~= $0 } }
      && parts[0].utf8.count == 2
      && number.utf8.count == 1 && UInt8(ascii: "1")...UInt8(ascii: "9") ~= number.utf8[number.startIndex]
  }

  /// Whether a text can name a CloudFormation stack: a letter, then letters, digits and hyphens, 128 at most.
  static func isStack(_ text: String) -> Bool {
    guard let first = text.utf8.first, text.utf8.count <= 128 else { return false }
    return isLetter(first) && text.utf8.allSatisfy { isLetter($0) || isDigit($0) || $0 == UInt8(ascii: "-") }
  }

  /// A region that somebody may have meant.
  static func region(near text: String) -> String? {
    Suggestion.nearest(to: text, among: regions)
  }

  private static func isLetter(_ byte: UInt8) -> Bool {
    UInt8(ascii: "a")...UInt8(ascii: "z") ~= byte | 0x20
  }

  private static func isDigit(_ byte: UInt8) -> Bool {
    UInt8(ascii: "0")...UInt8(ascii: "9") ~= byte
  }

  /// Regions to suggest; others of the right shape are accepted too.
  private static let regions = [
    "af-south-1", "ap-east-1", "ap-northeast-1", "ap-northeast-2", "ap-northeast-3", "ap-south-1", "ap-south-2",
    "ap-southeast-1", "ap-southeast-2", "ap-southeast-3", "ap-southeast-4", "ca-central-1", "ca-west-1",
    "eu-central-1", "eu-central-2", "eu-north-1", "eu-south-1", "eu-south-2", "eu-west-1", "eu-west-2", "eu-west-3",
    "il-central-1", "me-central-1", "me-south-1", "mx-central-1", "sa-east-1", "us-east-1", "us-east-2", "us-west-1",
    "us-west-2",
  ]
}
