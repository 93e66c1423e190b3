import Documents
package import ResourceGraph

extension Entry {
  /// Whether CloudFormation updates the resource without a policy; a condition or a parameter there is somebody's decision.
  package func lacks(updatePolicy name: String) -> Bool {
    let policy = attributes["UpdatePolicy"]?[name]
    return policy == nil || policy == false
  }
}
