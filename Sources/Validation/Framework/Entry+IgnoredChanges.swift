import Documents
package import ResourceGraph

extension Entry {
  /// Whether Terraform leaves an argument as it is after the first deployment.
  package func ignoresChanges(of argument: String) -> Bool {
    ignoredChanges.contains(argument) || attributes["lifecycle"]?["ignore_changes"]?.string == "all"
  }
}
