import AWSResources
import Documents
import ResourceGraph
import Testing

@testable import Templates

struct `A template as YAML` {
  @Test func `is the same document as JSON, for random graphs`() throws {
    for seed in UInt64(0)..<20 {
      var random = RandomGraph(seed: seed, .aws)
      let template = random.template()
      let style = YAML.Style(tags: CloudFormation.tags, comments: [["Resources"]: "everything"])
      let text = YAML.write(template, style: style)
      #expect(try YAML.read(text, tags: CloudFormation.tags).differences(from: template) == [])
      #expect(try JSON.read(JSON.write(template)).differences(from: template) == [])
    }
  }

  @Test func `says once for a run of resources which line they come from`() throws {
    var graph = ResourceGraph("shop")
    func insert(_ name: String, line: Int) throws {
      let location = SourceLocation(fileID: "Shop/Network.swift", line: line, column: 19)
      try graph.insert(Entry(LogicalID(name), EC2.VPC { $0.cidrBlock = "10.0.0.0/16" }, at: location))
    }
    try insert("One", line: 12)
    try insert("Two", line: 12)
    try insert("Three", line: 13)
    let emission = CloudFormation.write(graph)
    #expect(
      emission.comments == [["Resources", "One"]: "Network.swift:12", ["Resources", "Three"]: "Network.swift:13"])

    let text = YAML.write(emission.document, style: .init(tags: CloudFormation.tags, comments: emission.comments))
    #expect(
      String(decoding: text, as: UTF8.self) == """
        AWSTemplateFormatVersion: '2010-09-09'
        Resources:
          # Network.swift:12
          One:
            Type: AWS::EC2::VPC
            Properties:
              CidrBlock: 10.0.0.0/16
          Two:
            Type: AWS::EC2::VPC
            Properties:
              CidrBlock: 10.0.0.0/16
          # Network.swift:13
          Three:
            Type: AWS::EC2::VPC
            Properties:
              CidrBlock: 10.0.0.0/16

        """)
  }

  @Test func `that was read has no such comments`() throws {
    let template = Array("Resources: { A: { Type: AWS::EC2::VPC } }".utf8)
    let graph = try TemplateFile.read(template, file: "a.yaml", catalog: .aws)
    #expect(CloudFormation.write(graph).comments == [:])
  }
}
