import Documents
package import ResourceGraph

/// A region of AWS: `.euWest1`.
public struct Region: RawRepresentable, Sendable {
  /// AWS's name of the region: `eu-west-1`.
  public let rawValue: String
  /// Where the name is stated, where that is known.
  private let location: SourceLocation?

  /// The region of a name, whether or not it is listed here.
  public init(rawValue: String) {
    self.rawValue = rawValue
    location = nil
  }

  private init(_ name: String, at location: SourceLocation) {
    rawValue = name
    self.location = location
  }

  /// A region that is not listed here: `.named("eu-south-9")`.
  ///
  /// A name that does not have the form of a region's is an error at this line. For a region that is listed, write its
  /// member, which the compiler checks.
  ///
  /// - Parameter name: an area, a point of the compass or `central`, and a number.
  public static func named(
    _ name: String, fileID: StaticString = #fileID, line: Int = #line, column: Int = #column
  ) -> Region {
    Region(name, at: SourceLocation(fileID: fileID, line: line, column: column))
  }

  public static let afSouth1 = Region(rawValue: "af-south-1")
  public static let apEast1 = Region(rawValue: "ap-east-1")
  public static let apEast2 = Region(rawValue: "ap-east-2")
  public static let apNortheast1 = Region(rawValue: "ap-northeast-1")
  public static let apNortheast2 = Region(rawValue: "ap-northeast-2")
  public static let apNortheast3 = Region(rawValue: "ap-northeast-3")
  public static let apSouth1 = Region(rawValue: "ap-south-1")
  public static let apSouth2 = Region(rawValue: "ap-south-2")
  public static let apSoutheast1 = Region(rawValue: "ap-southeast-1")
  public static let apSoutheast2 = Region(rawValue: "ap-southeast-2")
  public static let apSoutheast3 = Region(rawValue: "ap-southeast-3")
  public static let apSoutheast4 = Region(rawValue: "ap-southeast-4")
  public static let apSoutheast5 = Region(rawValue: "ap-southeast-5")
  public static let apSoutheast6 = Region(rawValue: "ap-southeast-6")
  public static let apSoutheast7 = Region(rawValue: "ap-southeast-7")
  public static let caCentral1 = Region(rawValue: "ca-central-1")
  public static let caWest1 = Region(rawValue: "ca-west-1")
  public static let cnNorth1 = Region(rawValue: "cn-north-1")
  public static let cnNorthwest1 = Region(rawValue: "cn-northwest-1")
  public static let euCentral1 = Region(rawValue: "eu-central-1")
  public static let euCentral2 = Region(rawValue: "eu-central-2")
  public static let euNorth1 = Region(rawValue: "eu-north-1")
  public static let euSouth1 = Region(rawValue: "eu-south-1")
  public static let euSouth2 = Region(rawValue: "eu-south-2")
  public static let euWest1 = Region(rawValue: "eu-west-1")
  public static let euWest2 = Region(rawValue: "eu-west-2")
  public static let euWest3 = Region(rawValue: "eu-west-3")
  public static let ilCentral1 = Region(rawValue: "il-central-1")
  public static let meCentral1 = Region(rawValue: "me-central-1")
  public static let meSouth1 = Region(rawValue: "me-south-1")
  public static let mxCentral1 = Region(rawValue: "mx-central-1")
  public static let saEast1 = Region(rawValue: "sa-east-1")
  public static let usEast1 = Region(rawValue: "us-east-1")
  public static let usEast2 = Region(rawValue: "us-east-2")
  public static let usGovEast1 = Region(rawValue: "us-gov-east-1")
  public static let usGovWest1 = Region(rawValue: "us-gov-west-1")
  public static let usWest1 = Region(rawValue: "us-west-1")
  public static let usWest2 = Region(rawValue: "us-west-2")
}

extension Region: Hashable {
  public static func == (left: Region, right: Region) -> Bool { left.rawValue == right.rawValue }

  public func hash(into hasher: inout Hasher) { hasher.combine(rawValue) }
}

extension Region: CaseIterable {
  /// The regions that have a member here, by name.
  public static let allCases: [Region] = [
    afSouth1, apEast1, apEast2, apNortheast1, apNortheast2, apNortheast3, apSouth1, apSouth2, apSoutheast1,
    apSoutheast2, apSoutheast3, apSoutheast4, apSoutheast5, apSoutheast6, apSoutheast7, caCentral1, caWest1, cnNorth1,
    cnNorthwest1, euCentral1, euCentral2, euNorth1, euSouth1, euSouth2, euWest1, euWest2, euWest3, ilCentral1,
    meCentral1, meSouth1, mxCentral1, saEast1, usEast1, usEast2, usGovEast1, usGovWest1, usWest1, usWest2,
  ]
}

extension Region: Decodable {
  /// A region of `infra.yaml`, which must be one that is listed: a mistyped name is an error.
  public init(from decoder: any Decoder) throws {
    let container = try decoder.singleValueContainer()
    let name = try container.decode(String.self)
    guard Self.allCases.contains(where: { $0.rawValue == name }) else {
      throw DecodingError.dataCorruptedError(in: container, debugDescription: "no region of AWS is called '\(name)'")
    }
    self.init(rawValue: name)
  }
}

// MARK: - Checks

extension Region {
  /// What is wrong with the name, at the line that states it; `nil` for a name that AWS can have.
  package var mistake: Diagnostic? {
    hasForm ? nil : .error("the region is '\(rawValue)'; \(Self.advice(for: rawValue))", at: location)
  }

  /// What to write instead of a text that is not the name of a region.
  static func advice(for text: String?) -> String {
    let nearest = text.flatMap { Suggestion.nearest(to: $0, among: allCases.map(\.rawValue)) }
    return nearest.map { "did you mean '\($0)'?" } ?? "expected a name such as 'eu-west-1'"
  }

  private static let directions: Set<Substring> = [
    "central", "north", "northeast", "east", "southeast", "south", "southwest", "west", "northwest",
  ]

  /// Whether the name has the form of `eu-west-1`, `us-gov-east-1` and `eusc-de-east-1`.
  private var hasForm: Bool {
    var parts = rawValue.split(separator: "-", omittingEmptySubsequences: false)
    guard let number = parts.popLast(), let direction = parts.popLast() else { return false }
    let isNumber = number.utf8.count == 1 && ("1"..."9").contains(number)
    return isNumber && Self.directions.contains(direction) && (1...2).contains(parts.count)
      && parts.allSatisfy { part in
        (2...4).contains(part.utf8.count) && part.utf8.allSatisfy { (0x61...0x7A).contains($0) }
      }
  }
}
