/// The names that a dialect derives, by the address of the literal that they are derived from.
///
/// A dictionary would spend more on hashing than the lookup is worth: it happens for every field of every resource.
struct NameTable {
  private var keys: [UInt]
  private var names: [String]
  private var count = 0

  init() {
    keys = Array(repeating: 0, count: 1024)
    names = Array(repeating: "", count: 1024)
  }

  /// The name under a key, which is never 0; made and remembered where it is not known yet.
  mutating func name(_ key: UInt, _ make: () -> String) -> String {
    var place = place(of: key)
    if keys[place] == key { return names[place] }
    let name = make()
    if count * 2 > keys.count {
      grow()
      place = self.place(of: key)
    }
    keys[place] = key
    names[place] = name
    count += 1
    return name
  }

  /// Where a key is, or where it would have to be.
  private func place(of key: UInt) -> Int {
    let mask = keys.count - 1
    var place = Int(truncatingIfNeeded: (key &* 0x9E37_79B9_7F4A_7C15) >> 32) & mask
    while keys[place] != 0, keys[place] != key { place = (place + 1) & mask }
    return place
  }

  private mutating func grow() {
    let (oldKeys, oldNames) = (keys, names)
    keys = Array(repeating: 0, count: oldKeys.count * 2)
    names = Array(repeating: "", count: oldKeys.count * 2)
    for (key, name) in zip(oldKeys, oldNames) where key != 0 {
      let place = place(of: key)
      keys[place] = key
      names[place] = name
    }
  }
}
