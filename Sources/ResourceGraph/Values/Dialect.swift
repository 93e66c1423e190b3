/// A template language that the graph is written in and read from.
public enum Dialect: String, Hashable, Sendable, CaseIterable {
  case cloudFormation = "CloudFormation"
  case terraform = "Terraform"
}
