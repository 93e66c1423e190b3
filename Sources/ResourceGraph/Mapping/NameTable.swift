/// A hash table of derived names, by the address of the literal that they are derived from.
///
/// It is looked up for every field of every resource, where a dictionary would spend most of its time on hashing.
struct NameTable {
  private struct Slot {
    /// 0 for a free slot.
    var key: UInt = 0
    var name = ""
  }

  /// The count is a power of two, and at most half of the slots are used.
  private var slots: [Slot] = []
  private var count = 0

  /// The name for a key, which must not be 0; created and stored if it is missing.
  mutating func name(_ key: UInt, _ make: () -> String) -> String {
    if count * 2 >= slots.count { grow() }
    let place = place(of: key)
    if slots[place].key == 0 {
      slots[place] = Slot(key: key, name: make())
      count += 1
    }
    return slots[place].name
  }

  /// The slot of a key, or the slot where it would be inserted.
  private func place(of key: UInt) -> Int {
    let mask = slots.count - 1
    var place = Int(truncatingIfNeeded: (key &* 0x9E37_79B9_7F4A_7C15) >> 32) & mask
    while slots[place].key != 0, slots[place].key != key { place = (place + 1) & mask }
    return place
  }

  private mutating func grow() {
    let old = slots
    slots = Array(repeating: Slot(), count: max(32, old.count * 2))
    for slot in old where slot.key != 0 { slots[place(of: slot.key)] = slot }
  }
}
