import ResourceGraph
import Testing

@testable import Configuration

@Suite struct SettingsTests {
  private struct Shop: Decodable, Equatable {
    enum Tier: String, Decodable, CaseIterable { case small, large }

    struct Database: Decodable, Equatable {
      var size: Tier
      var replicas: Int?
    }

    var zones: Int
    var imageTag: String
    var ratio: Double
    var isPublic: Bool
    var database: Database
    var alarms: [String]
    var tags: [String: String]
  }

  private static let file = """
    environments:
      production:
        settings:
          zones: 3
          database:
            size: large
    settings:
      zones: 2
      imageTag: v1
      ratio: 0.5
      isPublic: no
      database:
        size: small
        replicas: 1
      alarms: [a, b]
      tags: { owner: team }
    """

  @Test func `settings are those of all environments, with the environment's own on top`() throws {
    let shop = try decode(Shop.self, Self.file)
    #expect(
      shop
        == Shop(
          zones: 3, imageTag: "v1", ratio: 0.5, isPublic: false, database: .init(size: .large, replicas: 1),
          alarms: ["a", "b"], tags: ["owner": "team"]))
  }

  @Test func `set overrides a setting, with dots inside groups, as YAML would read it`() throws {
    let shop = try decode(
      Shop.self, Self.file, "zones=1", "database.size=small", "database.replicas=", "isPublic=true", "ratio=2",
      "imageTag=1.4", "tags.cost=#1")
    #expect(
      shop
        == Shop(
          zones: 1, imageTag: "1.4", ratio: 2, isPublic: true, database: .init(size: .small, replicas: nil),
          alarms: ["a", "b"], tags: ["owner": "team", "cost": "#1"]))
  }

  @Test func `wrong types, missing and unknown keys are told together with their places`() throws {
    let errors = errors(
      Shop.self,
      """
      environments:
        production:
          settings:
            zons: 3
            imageTag: 1.4
            ratio: half
            isPublic: "yes"
            database:
              size: larg
              replica: 2
            alarms: [a, 2]
            extra: 1
      """)
    #expect(
      errors == """
        infra.yaml:3:5: error: the setting 'tags' is missing; add it, or give --set tags=…
        infra.yaml:4:7: error: unknown setting 'zons'; did you mean 'zones'?
        infra.yaml:5:7: error: the setting 'imageTag' is the number 1.4; expected a string; put it in quotes
        infra.yaml:6:7: error: the setting 'ratio' is the string 'half'; expected a number
        infra.yaml:7:7: error: the setting 'isPublic' is the string 'yes'; expected true or false
        infra.yaml:9:9: error: the setting 'database.size' is 'larg'; did you mean 'large'? it takes one of small, large
        infra.yaml:10:9: error: unknown setting 'database.replica'; did you mean 'replicas'?
        infra.yaml:11:19: error: the setting 'alarms[1]' is the integer 2; expected a string; put it in quotes
        infra.yaml:12:7: error: unknown setting 'extra'; known are zones, imageTag, ratio, isPublic, database, alarms, tags
        """)
  }

  @Test func `mistakes of set are told with what was typed`() throws {
    #expect(
      errors(Shop.self, Self.file, "zones=three", "zonse=3", "database.size=huge", "ratio.x=1")
        == """
        --set zones=three: the setting 'zones' is the string 'three'; expected an integer
        --set ratio.x=1: the setting 'ratio' is a group of settings; expected a number
        --set database.size=huge: the setting 'database.size' is 'huge'; it takes one of small, large
        --set zonse=3: unknown setting 'zonse'; did you mean 'zones'?
        """.split(separator: "\n").map { "error: \($0)" }.joined(separator: "\n"))
  }

  @Test func `without a file, what is missing can be given by set`() throws {
    struct Small: Decodable { var zones: Int }
    #expect(errors(Small.self, nil) == "error: the setting 'zones' is missing; add it, or give --set zones=…")
    #expect(try decode(Small.self, nil, "zones=2").zones == 2)
  }

  @Test func `a list or group in the place of another kind is told`() {
    struct Group: Decodable { var inner: [String: Int] }
    struct Lists: Decodable {
      var names: [String]
      var group: Group
    }
    #expect(
      errors(Lists.self, "settings:\n  names: one\n  group: { inner: {} }") == """
        infra.yaml:2:3: error: the setting 'names' is the string 'one'; expected a list
        """)
    #expect(
      errors(Lists.self, "settings:\n  names: []\n  group: [1]") == """
        infra.yaml:3:3: error: the setting 'group' is a list; expected a group of settings
        """)
  }

  @Test func `integers that do not fit are told with their range`() {
    struct Ports: Decodable { var port: UInt16 }
    #expect(
      errors(Ports.self, "settings:\n  port: 70000")
        == "infra.yaml:2:3: error: the setting 'port' is the integer 70000; expected an integer from 0 to 65535")
  }

  @Test func `a type's own complaint is told at its setting`() {
    struct Tag: Decodable {
      init(from decoder: any Decoder) throws {
        throw DecodingError.dataCorrupted(.init(codingPath: [], debugDescription: "no tag; give a version"))
      }
    }
    struct Image: Decodable { var tag: Tag }
    #expect(
      errors(Image.self, "settings:\n  tag: x")
        == "infra.yaml:2:3: error: the setting 'tag': no tag; give a version")
  }

  @Test func `a region in the settings is one that AWS has`() throws {
    struct Copies: Decodable { var region: Region }
    #expect(try decode(Copies.self, "settings: { region: eu-central-1 }").region == .euCentral1)
    #expect(
      errors(Copies.self, "settings:\n  region: eu-centrl-1").hasPrefix(
        "infra.yaml:2:3: error: the setting 'region' is 'eu-centrl-1'; did you mean 'eu-central-1'? it takes one of af-"
      ))
  }

  private func decode<Value: Decodable>(_ type: Value.Type, _ file: String?, _ assignments: String...) throws -> Value {
    try environment(file, assignments).settings(as: type)
  }

  private func errors<Value: Decodable>(_ type: Value.Type, _ file: String?, _ assignments: String...) -> String {
    do {
      _ = try environment(file, assignments).settings(as: type)
      return ""
    } catch {
      return "\(error)"
    }
  }

  private func environment(_ file: String?, _ assignments: [String]) throws -> Environment {
    let assignments = assignments.compactMap(Assignment.init(argument:))
    guard let file else { return Environment(settings: Settings(assignments: assignments)) }
    return try ConfigurationFile(Array(file.utf8), file: "infra.yaml").environment(nil, assignments)
  }
}
