/// What AWS accepts as an attribute of a resource that exists already.
package struct ExistingAttribute {
  /// The CloudFormation type of the resource.
  private let type: String
  /// CloudFormation's name of the attribute.
  private let name: String

  package init(_ name: String, of type: String) {
    self.name = name
    self.type = type
  }

  /// What AWS accepts in place of a text that it does not accept.
  ///
  /// - Parameter region: the region of the stack.
  package func problem(with text: String, in region: String) -> String? {
    if let form { return form.accepts(text) ? nil : form.words }
    if let pattern, !pattern.matches(text) { return "a value that matches \(pattern.text)" }
    // An ARN identifies many resources wherever their names do.
    if let property, !text.hasPrefix("arn:") {
      return AcceptedValues.constraint(of: property, of: type)?.problem(with: text, region: region)
    }
    return isARN ? problem(withARN: text, in: region) : text.isEmpty ? "a text that is not empty" : nil
  }

  private var form: ValueForm? {
    switch (type, name) {
    case ("AWS::EC2::VPC", "Ref"): .vpcID
    case ("AWS::EC2::Subnet", "Ref"): .subnetID
    case ("AWS::EC2::SecurityGroup", "GroupId"): .securityGroupID
    default: nil
    }
  }

  /// The pattern of an id that no property of the type has.
  private var pattern: ValuePattern? {
    switch (type, name) {
    case ("AWS::CloudFront::KeyGroup", "Ref"):
      ValuePattern("[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}")
    case ("AWS::Route53::HostedZone", "Ref"): ValuePattern("[A-Z0-9]{1,32}")
    case ("AWS::EFS::FileSystem", "Ref"): ValuePattern("fs-[0-9a-f]{8,40}")
    case ("AWS::EFS::AccessPoint", "Ref"): ValuePattern("fsap-[0-9a-f]{8,40}")
    case ("AWS::Cognito::UserPool", "Ref"): ValuePattern("[a-z0-9-]+_[A-Za-z0-9]+")
    case ("AWS::Cognito::UserPoolClient", "Ref"): ValuePattern("[A-Za-z0-9_+]{1,128}")
    default: nil
    }
  }

  /// The property of the type that the attribute repeats.
  private var property: String? {
    if name.hasSuffix("Name") { return name }
    guard name == "Ref" else { return nil }
    return switch type {
    case "AWS::DynamoDB::Table": "TableName"
    case "AWS::ECR::Repository": "RepositoryName"
    case "AWS::ECS::Cluster": "ClusterName"
    case "AWS::ElastiCache::ReplicationGroup": "ReplicationGroupId"
    case "AWS::IAM::Role": "RoleName"
    case "AWS::Lambda::Function": "FunctionName"
    case "AWS::Logs::LogGroup": "LogGroupName"
    case "AWS::OpenSearchService::Domain": "DomainName"
    case "AWS::RDS::DBCluster": "DBClusterIdentifier"
    case "AWS::RDS::DBInstance": "DBInstanceIdentifier"
    case "AWS::RDS::DBProxy": "DBProxyName"
    case "AWS::S3::Bucket": "BucketName"
    case "AWS::SSM::Parameter": "Name"
    default: nil
    }
  }

  private var isARN: Bool {
    name.hasSuffix("Arn") || name == "Ref" && Self.referredToByARN.contains(type)
  }

  private static let referredToByARN: Set = [
    "AWS::CertificateManager::Certificate", "AWS::ElasticLoadBalancingV2::Listener",
    "AWS::ElasticLoadBalancingV2::LoadBalancer", "AWS::MSK::Cluster", "AWS::MSK::ServerlessCluster",
    "AWS::SNS::Topic", "AWS::SecretsManager::Secret",
  ]

  /// `arn:partition:service:region:account:resource`, of the stack's region where a region is in it.
  private func problem(withARN text: String, in region: String) -> String? {
    let parts = text.split(separator: ":", maxSplits: 5, omittingEmptySubsequences: false)
    let words = "an ARN of \(service ?? "the service"), 'arn:aws:\(service ?? "service"):…'"
    guard parts.count == 6, parts[0] == "arn", parts[1].hasPrefix("aws"), !parts[5].isEmpty else { return words }
    if let service, parts[2] != service { return words }
    if !parts[4].isEmpty, parts[4].utf8.count != 12 || Int(parts[4]) == nil {
      return "an ARN with an account of 12 digits"
    }
    if !parts[3].isEmpty, parts[3] != region { return "one in the stack's region, \(region)" }
    return nil
  }

  /// The service in ARNs of the type; `nil` for a type of which nothing is known.
  private var service: String? {
    let parts = type.split(separator: ":", omittingEmptySubsequences: true)
    guard parts.count == 3 else { return nil }
    switch parts[1] {
    case "CertificateManager": return "acm"
    case "Cognito": return parts[2] == "IdentityPool" ? "cognito-identity" : "cognito-idp"
    case "EFS": return "elasticfilesystem"
    case "ElasticLoadBalancingV2": return "elasticloadbalancing"
    case "MSK": return "kafka"
    case "OpenSearchService": return "es"
    default: return parts[1].lowercased()
    }
  }
}
