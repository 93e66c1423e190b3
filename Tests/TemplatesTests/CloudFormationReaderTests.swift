import AWSResources
import Documents
import ResourceGraph
import Testing

@testable import Templates

struct `A CloudFormation template` {
  private func graph(_ text: String) throws -> ResourceGraph {
    try TemplateFile.read(Array(text.utf8), file: "shop.json", catalog: .aws)
  }

  @Test func `with several mistakes gets an error for each`() {
    #expect {
      try graph(
        """
        {"Parameters": {"P": 7, "Q": {"Type": 1}},
         "Resources": {"A": {}, "B": 5, "C": {"Type": "AWS::EC2::VPC"}},
         "Outputs": []}
        """)
    } throws: {
      "\($0)" == """
        shop.json:1:17: error: parameter 'P' needs a 'Type'
        shop.json:1:25: error: parameter 'Q' needs a 'Type'
        shop.json:2:16: error: resource 'A' needs a 'Type'
        shop.json:2:25: error: resource 'B' needs a 'Type'
        shop.json:3:2: error: 'Outputs' must be an object
        """
    }
  }

  @Test(arguments: [
    ##"{"Resources": {"A": {"Type": "AWS::EC2::VPC", "Properties": null}}}"##,
    ##"{"Resources": {"A": {"Type": "AWS::EC2::VPC", "Properties": {"Fn::Transform": {"Name": "X"}}}}}"##,
    ##"{"Resources": {"A": {"Type": "AWS::EC2::VPC", "Properties": {"CidrBlock": null, "Tags": "x"}}}}"##,
    ##"{"Resources": {"A": {"Type": "AWS::EC2::VPC", "DependsOn": [], "DeletionPolicy": "Odd", "Metadata": null}}}"##,
    ##"{"Resources": {"A": {"Type": "AWS::EC2::VPC", "DependsOn": ["B"], "Properties": {}}, "B": {"Type": "Custom::X"}}}"##,
    ##"{"Resources": {"A": {"Type": "AWS::EC2::VPC", "Properties": {"Tags": [{"Key": "a", "Value": 1, "X": 2}, 5]}}}}"##,
    ##"{"Resources": {"Fn::ForEach::A": ["X", ["a"], {}], "B": {"Type": "AWS::EC2::VPC", "Properties": {"CidrBlock": 5}}}}"##,
    ##"{"Resources": {}, "Conditions": {"A": {"Fn::Equals": [1, 2]}}, "Outputs": {"O": {"Value": [1]}, "P": 5}}"##,
    ##"{"Parameters": {"P": {"Type": "Number", "NoEcho": "true", "Default": 5}}, "Resources": {}}"##,
    ##"{"Description": 5, "Resources": {"A": {"Type": "AWS::EC2::VPC", "Condition": "C", "Properties": "x"}}}"##,
    ##"{"Resources": {"A": {"Type": "AWS::EC2::Subnet", "Properties": {"MapPublicIpOnLaunch": "true", "VpcId": ["x"]}}}}"##,
  ])
  func `with odd parts loses none of them`(text: String) throws {
    let document = try JSON.read(Array(text.utf8))
    #expect(CloudFormation.write(try graph(text)).document.differences(from: document) == [])
  }

  @Test func `has a resource of its type where it says nothing of the properties`() throws {
    let graph = try graph(
      """
      {"Resources": {"A": {"Type": "AWS::EC2::VPC", "Properties": null}, "B": {"Type": "AWS::EC2::VPC"}}}
      """)
    #expect(graph.all(EC2.VPC.self).map(\.id) == ["A", "B"])
  }

  @Test func `resolves values in other syntax`() throws {
    let graph = try graph(
      """
      {"Resources": {"A": {"Type": "AWS::EC2::Subnet", "Properties": {
        "MapPublicIpOnLaunch": "true", "CidrBlock": {"Fn::Join": ["/", ["10.0.0.0", 24]]},
        "VpcId": {"Fn::Sub": "${V}"}, "AvailabilityZone": {"Fn::ImportValue": "zone"}}}}}
      """)
    let subnet = try #require(graph.resource("A", as: EC2.Subnet.self))
    #expect(subnet.mapPublicIPOnLaunch?.literal == true)
    #expect(subnet.cidrBlock?.literal == "10.0.0.0/24")
    #expect(subnet.vpc?.id == "V")
    #expect(subnet.availabilityZone?.literal == nil)
    #expect(subnet.entry.extras == [])
  }

  @Test func `keeps allowances without a reason, so that they are reported`() throws {
    let graph = try graph(
      """
      {"Resources": {"A": {"Type": "AWS::EC2::VPC", "Metadata": {"infra": {"allow": {
        "one": "because", "two": "", "three": 3, "four": {"because": "b", "until": "2027-01-31"}},
        "x": 0}, "checkov": {"skip": [{"id": "CKV_AWS_1", "comment": "c"}, {"id": 2}, 3]}}}}}
      """)
    #expect(graph["A"]?.allowances.map(\.rule) == ["one", "two", "three", "four", "CKV_AWS_1"])
    #expect(graph["A"]?.allowances.map(\.reason) == ["because", "", "", "b", "c"])
    #expect(graph["A"]?.allowances.map(\.until) == [nil, nil, nil, "2027-01-31", nil])
    #expect(graph["A"]?.allowances.map(\.tool) == [nil, nil, nil, nil, "checkov"])
    #expect(graph["A"]?.allowances.first?.location?.description == "shop.json:2:3")
  }
}
