import AWSResources
import Foundation
import ResourceGraph
import Testing

/// The catalog against the files of `Sources/AWSResources`.
struct `The resource catalog` {
  /// A resource type that a file declares.
  struct Declaration: CustomStringConvertible {
    var cloudFormation: String
    var terraform: String
    var file: String

    var description: String { "\(terraform) of \(file); run 'make generate'" }
  }

  private static func declarations() throws -> [Declaration] {
    let root = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
      .deletingLastPathComponent().appending(path: "Sources/AWSResources")
    let files = try FileManager.default.subpathsOfDirectory(atPath: root.path).sorted()
    return try files.filter { $0.contains("/") && $0.hasSuffix(".swift") }.flatMap { file in
      declarations(in: try String(contentsOf: root.appending(path: file), encoding: .utf8), file)
    }
  }

  private static func declarations(in source: String, _ file: String) -> [Declaration] {
    var cloudFormation = ""
    var found: [Declaration] = []
    for line in source.split(separator: "\n") {
      if line.hasPrefix("      cloudFormation: \"") {
        cloudFormation = String(line.dropFirst(23).prefix { $0 != "\"" })
      } else if line.hasPrefix("      terraform: \"aws_") {
        let terraform = String(line.dropFirst(18).prefix { $0 != "\"" })
        found.append(Declaration(cloudFormation: cloudFormation, terraform: terraform, file: file))
      }
    }
    return found
  }

  @Test func `contains every resource type that a file declares`() throws {
    let declarations = try Self.declarations()
    let known = Set(ResourceCatalog.aws.types.map { $0.resourceType.terraform })
    for declaration in declarations where !known.contains(declaration.terraform) {
      Issue.record("\(declaration)")
    }
    // A type that the parser above does not find would not be checked.
    #expect(declarations.count >= ResourceCatalog.aws.types.count)
  }

  @Test func `contains every type once`() {
    let names = ResourceCatalog.aws.types.map { $0.resourceType.terraform }
    #expect(Set(names).count == names.count)
  }

  @Test func `has a declaration for every type`() throws {
    let declared = Set(try Self.declarations().map { "\($0.cloudFormation) \($0.terraform)" })
    for type in ResourceCatalog.aws.types {
      let names = type.resourceType
      #expect(declared.contains("\(names.cloudFormation) \(names.terraform)"), "\(names.terraform)")
    }
  }
}
