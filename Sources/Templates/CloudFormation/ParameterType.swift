import ResourceGraph

/// The types of parameters.
///
/// <https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/cloudformation-supplied-parameter-types.html>
enum ParameterType {
  private static let aws = [
    "AWS::EC2::AvailabilityZone::Name", "AWS::EC2::Image::Id", "AWS::EC2::Instance::Id", "AWS::EC2::KeyPair::KeyName",
    "AWS::EC2::SecurityGroup::GroupName", "AWS::EC2::SecurityGroup::Id", "AWS::EC2::Subnet::Id", "AWS::EC2::VPC::Id",
    "AWS::EC2::Volume::Id", "AWS::Route53::HostedZone::Id",
  ]
  private static let plain = ["String", "Number", "CommaDelimitedList", "AWS::SSM::Parameter::Name"]

  /// The types to look for the right name among.
  static let names =
    plain + aws + (["String", "Number"] + aws).map { "List<\($0)>" } + ["AWS::SSM::Parameter::Value<String>"]

  /// Whether the value is a list, written with commas.
  static func isList(_ type: String) -> Bool { type == "CommaDelimitedList" || type.hasPrefix("List<") }

  /// Whether the value is an entry of Parameter Store.
  static func isStored(_ type: String) -> Bool { Parameter.isStored(type) }

  static func isKnown(_ type: String) -> Bool {
    if names.contains(type) { return true }
    // What Parameter Store returns is checked when it is deployed; the list of its types grows.
    return isStored(type) && type.hasSuffix(">")
  }
}
