import Documents

/// The time zones that schedules can state, and their offsets from UTC.
///
/// The list belongs to the package: what a machine knows of time zones must not decide what is written.
enum TimeZones {
  /// Time zones with the same offsets, which change on the same days.
  struct Group {
    /// Groups of one season have daylight saving time on the same days; 0 for zones with a single offset.
    let season: Int
    /// In minutes east of UTC, in ascending order.
    let offsets: [Int]
    /// The names, with spaces between them.
    let names: String

    fileprivate var list: [Substring] { names.split { $0 == " " || $0 == "\n" } }
  }

  /// The group of each name.
  private static let groupsByName = Dictionary(
    groups.flatMap { group in group.list.map { (String($0), group) } }, uniquingKeysWith: { first, _ in first })

  /// UTC, which holds where no time zone is stated.
  private static let utc = Group(season: 0, offsets: [0], names: "UTC")

  /// The group of a time zone: that of UTC for `nil`, and `nil` for a name that is none.
  static func group(of name: String?) -> Group? {
    guard let name else { return utc }
    return groupsByName[name]
  }

  /// What is wrong with the name of a time zone, to follow the subject of a message; `nil` if it is right.
  static func problem(with name: String) -> String? {
    guard group(of: name) == nil else { return nil }
    let known = groupsByName.keys
    func city(_ name: String) -> String { name.split(separator: "/").last.map { $0.lowercased() } ?? "" }
    let nearest = Suggestion.nearest(to: name, among: known) ?? known.sorted().first { city($0) == city(name) }
    let remedy = nearest.map { "did you mean '\($0)'?" } ?? "use a name of the IANA database, such as 'Europe/Berlin'"
    return "has the time zone '\(name)', which does not exist; \(remedy)"
  }
}
