/// A template language that graphs are written to and read from.
public enum Dialect: String, Hashable, Sendable, CaseIterable {
  case cloudFormation = "CloudFormation"
  case terraform = "Terraform"
}
