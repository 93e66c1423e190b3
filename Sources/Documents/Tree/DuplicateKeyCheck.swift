/// Detects duplicate keys while an object is read.
struct KeyCheck {
  /// Up to this count, a linear search is faster than hashing.
  private static let fewMembers = 16
  private var places: [String: Int] = [:]

  /// The index of the member with this key; must be called for each key before its member is appended.
  mutating func place(of key: String, in members: [Object.Member]) -> Int? {
    guard members.count >= Self.fewMembers else {
      return members.firstIndex { $0.key == key }
    }
    if members.count == Self.fewMembers {
      for (place, member) in members.enumerated() { places[member.key] = place }
    }
    if let place = places[key] { return place }
    places[key] = members.count
    return nil
  }
}
