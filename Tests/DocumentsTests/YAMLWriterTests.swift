import Documents
import Testing

@Suite struct YAMLWriterTests {
  private func text(_ node: Node, comments: [[String]: String] = [:]) -> String {
    String(decoding: YAML.write(node, style: YAML.Style(tags: .cloudFormation, comments: comments)), as: UTF8.self)
  }

  @Test func `a template is written as people write it`() {
    let node: Node = [
      "AWSTemplateFormatVersion": "2010-09-09",
      "Description": "it's: good",
      "Resources": [
        "MainVPC": ["Type": "AWS::EC2::VPC", "Properties": ["CidrBlock": "10.0.0.0/16", "EnableDnsSupport": true]],
        "Subnet": [
          "Type": "AWS::EC2::Subnet",
          "Properties": [
            "VpcId": ["Ref": "MainVPC"],
            "Role": ["Fn::GetAtt": ["ApiTaskRole", "Arn"]],
            "Zone": ["Fn::Select": [0, ["Fn::GetAZs": ""]]],
            "UserData": ["Fn::Base64": ["Fn::Sub": "#!/bin/bash\nyum update\n"]],
            "Image": ["Fn::Sub": "${Repository}:latest"],
            "Where": ["Fn::If": ["IsProd", ["Ref": "A"], ["Fn::Join": ["-", ["a", ["Ref": "B"]]]]]],
            "Include": ["Fn::Transform": ["Name": "AWS::Include"]],
            "Ports": [443, 80],
            "Tags": [["Key": "Name", "Value": "yes"], ["Key": "Empty", "Value": ""]],
            "Lists": [[1, 2], [], [["a": [:]]]],
            "Policy": ["Condition": ["Bool": ["aws:SecureTransport": "false"]]],
          ],
        ],
      ],
    ]
    let expected = """
      AWSTemplateFormatVersion: '2010-09-09'
      Description: 'it''s: good'
      Resources:
        MainVPC:
          Type: AWS::EC2::VPC
          Properties:
            CidrBlock: 10.0.0.0/16
            EnableDnsSupport: true
        Subnet:
          Type: AWS::EC2::Subnet
          Properties:
            VpcId: !Ref MainVPC
            Role: !GetAtt ApiTaskRole.Arn
            Zone: !Select [0, !GetAZs '']
            UserData:
              Fn::Base64: !Sub |
                #!/bin/bash
                yum update
            Image: !Sub ${Repository}:latest
            Where: !If
              - IsProd
              - !Ref A
              - !Join
                - '-'
                - - a
                  - !Ref B
            Include:
              Fn::Transform:
                Name: AWS::Include
            Ports:
              - 443
              - 80
            Tags:
              - Key: Name
                Value: 'yes'
              - Key: Empty
                Value: ''
            Lists:
              - - 1
                - 2
              - []
              - - a: {}
            Policy:
              Condition:
                Bool:
                  aws:SecureTransport: 'false'

      """
    #expect(text(node) == expected)
  }

  @Test func `what has no short form keeps the long one`() throws {
    for (node, expected) in [
      (["Ref": 1], "Ref: 1\n"), (["Fn::GetAtt": "A.B"], "Fn::GetAtt: A.B\n"), (["Ref": "A", "B": 1], "Ref: A\nB: 1\n"),
      (["Fn::GetAtt": ["A.B", "C"]], "!GetAtt [A.B, C]\n"),
      (["Fn::GetAtt": ["A", ["Ref": "B"]]], "!GetAtt [A, !Ref B]\n"),
      (["Fn::And": []], "!And []\n"), (["Fn::GetAZs": ["Ref": "AWS::Region"]], "Fn::GetAZs: !Ref AWS::Region\n"),
    ] as [(Node, String)] {
      #expect(text(node) == expected)
    }
    #expect(String(decoding: YAML.write(["Ref": "A"]), as: UTF8.self) == "Ref: A\n")
  }

  @Test func `a list in brackets ends by column 100`() {
    for count in 1..<40 {
      let written = text(["Key": ["Fn::Join": .array((0..<count).map { .string("item\($0)") })]])
      for line in written.split(separator: "\n") { #expect(line.utf8.count <= 100) }
      #expect(written.contains("[") == (count <= 12), "\(written)")
    }
  }

  @Test(arguments: [
    "yes", "On", "n", "Y", "true", "~", "null", "", "1_000", "0o7", "0x1", "1e3", "012345678901", "2010-09-09",
    "12:30:45",
    "=", "<<", " a", "a ", "-", "- a", "a: b", "a #b", "#a", "a:", "'", "\"", "*a", "&a", "!a", "%a", "@a", "[a", "{a",
    "?a",
    ".inf", ".NaN", "1.", "...", "---",
  ])
  func `what some reader would not take for this string is quoted`(text: String) {
    let quoted = "'" + text.split(separator: "'", omittingEmptySubsequences: false).joined(separator: "''") + "'"
    #expect(self.text(["k": .string(text)]) == "k: \(quoted)\n")
    #expect(self.text([text: 1]) == "\(quoted): 1\n")
  }

  @Test(arguments: [
    "a", "AWS::EC2::VPC", "arn:aws:s3:::bucket/*", "10.0.0.0/16", "t3.micro", "a b", "it's", "a\"b", "rate(5 minutes)",
    "é", "nobody", "/path", "_x", "2 vCPU", "s3:GetObject", "a#b", "a,b",
  ])
  func `plain texts stay plain`(text: String) {
    #expect(self.text(["k": .string(text)]) == "k: \(text)\n")
  }

  @Test func `lines are a block where that is safe, else in double quotes`() {
    #expect(text(["k": "a\nb"]) == "k: |-\n  a\n  b\n")
    #expect(text(["k": "a\n\n b\n"]) == "k: |\n  a\n\n   b\n")
    #expect(text(["k": "a\n\n", "l": 1]) == "k: |+\n  a\n\nl: 1\n")
    #expect(text(["k": ["a\nb"]]) == "k:\n  - |-\n    a\n    b\n")
    #expect(text("a\nb") == "|-\n  a\n  b\n")
    for string in [" a\nb", "\na", "a \nb", "a\n \nb", "a\nb ", "\n", "a\r\nb", "a\u{0}\nb"] {
      #expect(text(["k": .string(string)]).hasPrefix("k: \""), "\(string)")
    }
    #expect(text(["k": "a\tb\u{1}\"\\é\u{2028}"]) == "k: \"a\\tb\\x01\\\"\\\\é\\u2028\"\n")
  }

  @Test func `a scalar or an empty collection is a document`() {
    #expect(text(.null) == "null\n")
    #expect(text([]) == "[]\n")
    #expect(text([:]) == "{}\n")
    #expect(text([1, "a"]) == "- 1\n- a\n")
    #expect(text(["Ref": "A"]) == "!Ref A\n")
  }

  @Test func `comments stand above their members, wrapped`() {
    let words = Array(repeating: "word", count: 40).joined(separator: " ")
    let written = text(
      ["A": ["B": 1, "C": [["B": 2]]], "B": 3],
      comments: [[]: "top", ["A", "B"]: "first\nsecond \u{7}", ["A", "C"]: words, ["B"]: "", ["X"]: "nowhere"])
    let expected = """
      # top
      A:
        # first
        # second \u{FFFD}
        B: 1
        # word word word word word word word word word word word word word word word word word word word
        # word word word word word word word word word word word word word word word word word word word
        # word word
        C:
          - B: 2
      B: 3

      """
    #expect(written == expected)
  }

  @Test func `a comment changes nothing`() throws {
    let node: Node = ["A": ["B": "x\n\n", "C": ["Fn::Sub": "y\nz"]], "D": [1]]
    let comments = [["A"]: "a: b", ["A", "B"]: "# - !x", ["A", "C"]: "\"", ["D"]: "\u{2028}\u{0}\u{FEFF}"]
    #expect(try yaml(text(node, comments: comments)) == node)
  }

  @Test func `long keys are written so that readers find them`() throws {
    for count in [999, 1000, 1001, 2000] {
      let key = String(repeating: "k", count: count)
      let node: Node = [key: [key: [1], "x": [[key: .null]]]]
      #expect(try YAML.read(YAML.write(node)) == node)
    }
  }
}
