import Documents
import ResourceGraph
import Testing

/// A resource whose parts CloudFormation keeps in a list, and Terraform in resources of their own.
private struct Assembly: Resource {
  static let resourceType = ResourceType(
    cloudFormation: "Test::A::Assembly", terraform: "test_assembly",
    companions: [.init("test_part", owner: "assembly", isRepeated: true)])

  var parts: [Part] = []
  var plan: Part?
  var steps: [Part] = []
  var note: Value<String>?
  var shortNote: Value<String>?
  var size: Value<Int>?

  struct Part: CompanionGroup, Equatable {
    var id: Value<String>?
    var weight: Value<Int>?

    init() {}

    var companionName: String? { id?.literal }

    mutating func map(_ fields: FieldMapper) {
      fields.required("Id", &id)
      fields.field("Weight", &weight)
    }
  }

  init() {}

  mutating func map(_ fields: FieldMapper) {
    fields.companions("test_part", owner: Self.resourceType, "Parts", &parts)
    fields.required("Plan", &plan)
    fields.required("Steps", terraform: "step", &steps)
    fields.terraformOnly { $0.field("Note", &note) }
    fields.equivalent(in: .terraform) { $0.field("ShortNote", &shortNote) }
    fields.terraformBlock("sizes") { $0.required("Size", &size) }
  }
}

struct AssemblyTests {
  private let assembly = Assembly {
    $0.parts = [
      .init {
        $0.id = "wheel"
        $0.weight = 2
      }, .init { $0.id = "axle" },
    ]
    $0.plan = .init { $0.id = "plan" }
    $0.steps = [.init { $0.id = "one" }]
    $0.note = "n"
    $0.shortNote = "s"
  }

  private func written(_ assembly: Assembly, _ dialect: Dialect) -> FieldMapper.Written {
    FieldMapper.writer(dialect, syntax: PlainSyntax()).write(assembly)
  }

  @Test func `parts are a list in CloudFormation, and companions in Terraform`() {
    #expect(written(assembly, .cloudFormation).body["Parts"] == [["Id": "wheel", "Weight": 2], ["Id": "axle"]])
    let companions = written(assembly, .terraform).companions
    #expect(companions.map(\.suffix) == ["wheel", "axle"])
    #expect(companions.map(\.body) == [["id": "wheel", "weight": 2], ["id": "axle"]])
  }

  @Test func `companions are read in order, with what the field list does not know`() throws {
    let bodies: [Object] = [["id": "wheel", "weight": 2], ["id": "axle", "colour": "red"]]
    let (resource, extras) = FieldMapper.reader(.terraform, syntax: PlainSyntax()).read(
      Assembly.self, from: [:], companions: ["test_part": bodies])
    #expect(try #require(resource as? Assembly).parts == assembly.parts)
    let path: [Extra.Step] = [.index(1), .key("colour")]
    #expect(extras == [Extra(.terraform, companion: "test_part", path: path, value: "red")])
  }

  @Test func `tells that a group or a list of groups is missing, and nothing of a block that is not there`() {
    #expect(written(Assembly(), .cloudFormation).missing == ["Plan", "Steps", "Size"])
    #expect(written(Assembly(), .terraform).missing == ["plan", "step"])
  }

  @Test func `tells what only the other dialect can say, and not what this one says otherwise`() {
    #expect(written(assembly, .cloudFormation).unsupported == ["note"])
    let names = FieldMapper.names(of: Assembly.self, in: .terraform, syntax: PlainSyntax())
    #expect(names.first { $0.path == "note" }?.counterpart == FieldName.Counterpart.unsupported)
    #expect(names.first { $0.path == "short_note" }?.counterpart == .equivalent)
    #expect(names.filter { $0.companion == "test_part" }.map(\.path) == ["assembly", "id", "weight"])
  }
}
