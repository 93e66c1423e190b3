/// A region of AWS: `.euWest1`, or any other by its name, `"mx-central-1"`.
public struct Region: RawRepresentable, Hashable, Sendable, ExpressibleByStringLiteral {
  public let rawValue: String

  public init(rawValue: String) { self.rawValue = rawValue }
  public init(stringLiteral name: String) { rawValue = name }

  public static let afSouth1: Region = "af-south-1"
  public static let apNortheast1: Region = "ap-northeast-1"
  public static let apNortheast2: Region = "ap-northeast-2"
  public static let apNortheast3: Region = "ap-northeast-3"
  public static let apSouth1: Region = "ap-south-1"
  public static let apSoutheast1: Region = "ap-southeast-1"
  public static let apSoutheast2: Region = "ap-southeast-2"
  public static let caCentral1: Region = "ca-central-1"
  public static let euCentral1: Region = "eu-central-1"
  public static let euCentral2: Region = "eu-central-2"
  public static let euNorth1: Region = "eu-north-1"
  public static let euSouth1: Region = "eu-south-1"
  public static let euWest1: Region = "eu-west-1"
  public static let euWest2: Region = "eu-west-2"
  public static let euWest3: Region = "eu-west-3"
  public static let ilCentral1: Region = "il-central-1"
  public static let meCentral1: Region = "me-central-1"
  public static let saEast1: Region = "sa-east-1"
  public static let usEast1: Region = "us-east-1"
  public static let usEast2: Region = "us-east-2"
  public static let usWest1: Region = "us-west-1"
  public static let usWest2: Region = "us-west-2"
}

extension Region: Decodable {
  public init(from decoder: any Decoder) throws {
    rawValue = try decoder.singleValueContainer().decode(String.self)
  }
}
