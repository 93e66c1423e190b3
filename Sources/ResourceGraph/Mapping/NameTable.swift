/// The names that a dialect derives, by the address of the literal that they are derived from.
///
/// A dictionary would spend more on hashing than the lookup is worth: it happens for every field of every resource.
struct NameTable {
  private struct Slot {
    /// 0 where the slot is free.
    var key: UInt = 0
    var name = ""
  }

  /// Always a power of two, at most half of them taken; none before the first name.
  private var slots: [Slot] = []
  private var count = 0

  /// The name under a key, which is never 0; made and remembered where it is not known yet.
  mutating func name(_ key: UInt, _ make: () -> String) -> String {
    if count * 2 >= slots.count { grow() }
    let place = place(of: key)
    if slots[place].key == 0 {
      slots[place] = Slot(key: key, name: make())
      count += 1
    }
    return slots[place].name
  }

  /// Where a key is, or where it would have to be.
  private func place(of key: UInt) -> Int {
    let mask = slots.count - 1
    var place = Int(truncatingIfNeeded: (key &* 0x9E37_79B9_7F4A_7C15) >> 32) & mask
    while slots[place].key != 0, slots[place].key != key { place = (place + 1) & mask }
    return place
  }

  private mutating func grow() {
    let old = slots
    slots = Array(repeating: Slot(), count: max(512, old.count * 2))
    for slot in old where slot.key != 0 { slots[place(of: slot.key)] = slot }
  }
}
