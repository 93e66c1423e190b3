/// A corresponding rule of another tool or standard.
package enum RuleReference: Hashable, Sendable {
  /// `CKV_AWS_17`
  case checkov(String)
  /// `F22`
  case cfnNag(String)
  /// `AwsSolutions-RDS3`
  case cdkNag(String)
  /// A control of AWS Security Hub: `RDS.2`
  case securityHub(String)
  /// `AWS-0180`
  case trivy(String)
  /// A page of the AWS documentation: `vpc/latest/userguide/vpc-nat-gateway.html`
  case aws(String)
}

extension RuleReference: CustomStringConvertible {
  package var description: String {
    switch self {
    case .checkov(let id): "checkov \(id)"
    case .cfnNag(let id): "cfn_nag \(id)"
    case .cdkNag(let id): "cdk-nag \(id)"
    case .securityHub(let id): "AWS Security Hub \(id)"
    case .trivy(let id): "trivy \(id)"
    case .aws(let page): "https://docs.aws.amazon.com/\(page)"
    }
  }
}

extension RuleReference {
  /// The id of the rule in its tool or standard; `nil` for a page.
  package var id: String? {
    switch self {
    case .checkov(let id), .cfnNag(let id), .cdkNag(let id), .securityHub(let id), .trivy(let id): id
    case .aws: nil
    }
  }
}
