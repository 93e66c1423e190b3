import Documents
import ResourceGraph
import Testing

/// A resource with groups that have keys, and with arguments of later versions of Terraform's provider.
private struct Gate: Resource {
  static let resourceType = ResourceType(cloudFormation: "Test::A::Gate", terraform: "test_gate")

  struct Limit: KeyedGroup {
    static let keyArgument: StaticString = "path"
    static var examples: [Node] { [["/a": ["Rate": 1]]] }

    var key: Value<String>?
    var rate: Value<Int>?

    init() {}

    mutating func map(_ fields: FieldMapper) { fields.field("Rate", &rate) }
  }

  var limits: [Limit] = []
  var newer: Value<String>?
  var newest: Value<String>?

  init() {}

  mutating func map(_ fields: FieldMapper) {
    fields.keyedGroups("Limits", terraform: "limit", &limits)
    fields.terraform(since: ProviderVersion(6, 4)) { $0.field("Newer", &newer) }
    fields.terraform(since: ProviderVersion(6, 19)) { fields in
      fields.object("Part") { $0.field("Newest", &newest) }
    }
  }
}

struct `Groups with keys` {
  private let gate = Gate { gate in
    gate.limits = [("/a", 1), ("/b", 2)].map { key, rate in
      Gate.Limit {
        $0.key = .literal(key)
        $0.rate = .literal(rate)
      }
    }
  }

  private func written(_ gate: Gate, _ dialect: Dialect) -> FieldMapper.Written {
    FieldMapper.writer(dialect, syntax: PlainSyntax()).write(gate)
  }

  private func read(_ body: Object, _ dialect: Dialect) throws -> (gate: Gate, extras: [Extra]) {
    let read = FieldMapper.reader(dialect, syntax: PlainSyntax()).read(Gate.self, from: body)
    return (try #require(read.resource as? Gate), read.extras)
  }

  @Test func `are members of an object in CloudFormation, and blocks in Terraform`() throws {
    let object: Object = ["Limits": ["/a": ["Rate": 1], "/b": ["Rate": 2]]]
    let blocks: Object = ["limit": [["path": "/a", "rate": 1], ["path": "/b", "rate": 2]]]
    #expect(written(gate, .cloudFormation).body == object)
    #expect(written(gate, .terraform).body == blocks)
    let (fromObject, fromBlocks) = (try read(object, .cloudFormation), try read(blocks, .terraform))
    #expect(written(fromObject.gate, .terraform).body == blocks && fromObject.extras == [])
    #expect(written(fromBlocks.gate, .cloudFormation).body == object && fromBlocks.extras == [])
  }

  @Test func `are reported in CloudFormation if a key is no text, or is there twice`() {
    var gate = gate
    gate.limits[0].key = .parameter("Path")
    gate.limits.append(gate.limits[1])
    let written = written(gate, .cloudFormation)
    #expect(written.body == ["Limits": ["/b": ["Rate": 2]]])
    #expect(written.unsupported == ["Limits", "Limits"])
  }

  @Test func `keep what is no group`() throws {
    let object: Object = ["Limits": ["/a": ["Rate": 1, "Other": true], "/b": "${Limit}"]]
    let (gate, extras) = try read(object, .cloudFormation)
    #expect(gate.limits.map { $0.key?.literal } == ["/a"])
    #expect(extras.map(\.pathDescription) == ["Limits./a.Other", "Limits./b"])
    var node = Node(.object(written(gate, .cloudFormation).body))
    node.apply(extras)
    #expect(node == .object(object))
    #expect(try read(["Limits": [:]], .cloudFormation).extras.map(\.pathDescription) == ["Limits"])
  }

  @Test func `of every argument with a value, the newest decides the version of the provider`() {
    var gate = gate
    #expect(written(gate, .terraform).providerVersion == nil)
    gate.newest = "b"
    #expect(written(gate, .terraform).providerVersion == ProviderVersion(6, 19))
    gate.newer = "a"
    #expect(written(gate, .terraform).providerVersion?.description == "6.19.0")
    gate.newest = nil
    #expect(written(gate, .terraform).providerVersion == ProviderVersion(6, 4))
    #expect(written(gate, .cloudFormation).providerVersion == nil)
    let names = FieldMapper.names(of: Gate.self, in: .terraform, syntax: PlainSyntax())
    #expect(
      names.filter { $0.since != nil }.map { "\($0.path) \($0.since?.description ?? "")" } == [
        "newer 6.4.0", "part.newest 6.19.0",
      ])
  }
}
