import AWSResources
import Documents
import Templates
import TestSupport
import Testing
import Validation

/// Whatever a file holds, it is read or ends in errors with places, and what was read is checked and written.
@Suite struct MutationTests {
  /// The files of the repository many times, those of the shared corpus once.
  private static let sources: [(file: CorpusFile, count: UInt64)] = (Corpus.good + Corpus.bad + Corpus.plans).map {
    ($0, $0.corpus == Corpus.own.folder ? 60 : 1)
  }

  @Test func `changed bytes`() throws {
    try mutate { file, seed in
      var mutation = Mutation(seed: seed)
      return try TemplateFile.document(mutation.changed(try file.bytes()), file: file.path)
    }
  }

  @Test func `changed nodes`() throws {
    try mutate { file, seed in
      var mutation = Mutation(seed: seed)
      return mutation.changed(try TemplateFile.document(try file.bytes(), file: file.path))
    }
  }

  private func mutate(_ document: (CorpusFile, UInt64) throws -> Node) throws {
    for (file, count) in Self.sources {
      for seed in 0..<count {
        do {
          let document = try document(file, seed)
          let graph = try TemplateFile.read(document, file: file.path, catalog: .aws)
          _ = Validator().check(graph)
          if graph.origin == .terraform {
            for made in try TemplateFile.scenarios(document, file: file.path, catalog: .aws) {
              _ = Validator().check(made)
            }
          }
          _ = CloudFormation.write(graph)
          _ = Terraform.write(graph)
        } catch let errors as Diagnostics {
          for error in errors.all where error.location == nil || error.message.isEmpty {
            Issue.record("\(file), seed \(seed): \(error)")
          }
        }
      }
    }
  }
}

/// A few changes at random places.
private struct Mutation {
  private var random: SplitMix64

  init(seed: UInt64) { random = SplitMix64(seed: seed) }

  // MARK: Bytes

  mutating func changed(_ bytes: [UInt8]) -> [UInt8] {
    var bytes = bytes
    for _ in 0...Int.random(in: 0..<3, using: &random) where !bytes.isEmpty {
      let start = Int.random(in: bytes.indices, using: &random)
      let end = min(bytes.count, start + Int.random(in: 1..<12, using: &random))
      switch Int.random(in: 0..<4, using: &random) {
      case 0: bytes.removeSubrange(start..<end)
      case 1: bytes[start] = UInt8.random(in: .min ... .max, using: &random)
      case 2: bytes.insert(contentsOf: bytes[start..<end], at: Int.random(in: bytes.indices, using: &random))
      default: bytes.insert(random.pick(Array("\"'{}[]:,-&*!|>#\\\n\t $0".utf8)), at: start)
      }
    }
    return bytes
  }

  // MARK: Nodes

  /// The document with some of its nodes replaced, removed or doubled.
  mutating func changed(_ document: Node) -> Node {
    var document = document
    for _ in 0...Int.random(in: 0..<3, using: &random) {
      change(&document, depth: Int.random(in: 1..<9, using: &random))
    }
    return document
  }

  private mutating func change(_ node: inout Node, depth: Int) {
    switch node.content {
    case .object(var object) where !object.isEmpty && depth > 0:
      let place = Int.random(in: object.members.indices, using: &random)
      if depth == 1, random.chance(30) {
        object.members.remove(at: place)
      } else if depth == 1, random.chance(30) {
        object.members[place].key = random.pick(Self.keys.filter { object[$0] == nil })
      } else {
        change(&object.members[place].value, depth: depth - 1)
      }
      node.content = .object(object)
    case .array(var elements) where !elements.isEmpty && depth > 0:
      let place = Int.random(in: elements.indices, using: &random)
      switch Int.random(in: 0..<4, using: &random) {
      case 0: elements.remove(at: place)
      case 1: elements.append(elements[place])
      default: change(&elements[place], depth: depth - 1)
      }
      node.content = .array(elements)
    default: node.content = random.pick(Self.values).content
    }
  }

  private static let keys = ["", "Ref", "Fn::Sub", "Type", "//", "x", "Properties", "count", "Ä"]

  private static let values: [Node] = [
    .null, true, 0, -1, .number("1e400"), "", "*", "${}", "${aws_vpc.main.id}", "0.0.0.0/99", "{", "arn:aws:s3:::x", [],
    [[]],
    [:], ["Ref": "Nowhere"], ["Ref": ["Ref": 1]], ["Fn::GetAtt": []], ["Fn::GetAtt": ["Key"]], ["Fn::Sub": "${"],
    ["Fn::Sub": []], ["Fn::If": ["Missing", 1]], ["Fn::Select": ["a", [1]]], ["Fn::Join": [1, "a"]],
  ]
}
