import Documents
import Testing

/// What was written is read back as what it was.
@Suite struct RoundTripTests {
  @Test(arguments: [false, true])
  func `YAML gives every node back`(hasTags: Bool) throws {
    let tags: YAML.Tags = hasTags ? .cloudFormation : .none
    for seed in 0..<4_000 as Range<UInt64> {
      var nodes = RandomNodes(seed: seed)
      let node = nodes.node()
      let text = YAML.write(node, style: YAML.Style(tags: tags))
      do {
        let read = try YAML.read(text, tags: tags)
        if read == node { continue }
        Issue.record("seed \(seed) comes back as \(JSON.writeCompact(read)):\n\(String(decoding: text, as: UTF8.self))")
      } catch {
        Issue.record("seed \(seed): \(error):\n\(String(decoding: text, as: UTF8.self))")
      }
      return
    }
  }

  @Test func `JSON gives every node back`() throws {
    for seed in 0..<4_000 as Range<UInt64> {
      var nodes = RandomNodes(seed: seed)
      let node = nodes.node()
      try #require(try JSON.read(JSON.write(node)) == node, "seed \(seed)")
      try #require(try JSON.read(Array(JSON.writeCompact(node).utf8)) == node, "seed \(seed)")
    }
  }

  @Test func `a YAML reader reads JSON with the same content`() throws {
    for seed in 0..<1_000 as Range<UInt64> {
      var nodes = RandomNodes(seed: seed)
      let text = nodes.text()
      // Longer keys are beyond YAML's limit for keys on one line.
      guard text.utf8.count < 200, text.unicodeScalars.allSatisfy({ $0 != "\u{FEFF}" && $0.value < 0xFFFE }) else {
        continue
      }
      let node: Node = [text: [.string(text), 1, 0.5, .null, true]]
      let json = JSON.write(node)
      // YAML forbids these unescaped, JSON does not.
      if text.unicodeScalars.contains(where: {
        (0x7F..<0xA0).contains($0.value) || $0.value == 0x2028 || $0.value == 0x2029
      }) {
        continue
      }
      #expect(try YAML.read(json) == node, "\(String(decoding: json, as: UTF8.self))")
    }
  }

  @Test(arguments: RandomNodes.texts)
  func `every text comes back as that text, as a value, a key, an element and in brackets`(text: String) throws {
    let node: Node = [
      text: [.string(text), [text: .string(text)], ["Fn::Select": [0, .string(text)]], ["Fn::Sub": .string(text)]]
    ]
    let style = YAML.Style(tags: .cloudFormation)
    #expect(try YAML.read(YAML.write(node, style: style), tags: .cloudFormation) == node)
    #expect(try YAML.read(YAML.write(.string(text))) == .string(text))
    #expect(try JSON.read(JSON.write(node)) == node)
  }
}
