package import Documents

extension Terraform {
  /// The variables of a configuration that have no default, so that whoever applies it must give them.
  package static func requiredVariables(of configuration: Node) -> [String] {
    (configuration["variable"]?.object ?? [:]).filter { $0.value["default"] == nil }.map(\.key)
  }
}
