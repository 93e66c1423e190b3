import Documents
import ResourceGraph

extension ProviderVersionConstraint {
  /// The constraint in the `terraform` section of a configuration; `nil` without one.
  init?(settings: Node?) {
    let members = settings?.blockMembers ?? []
    let providers = members.filter { $0.key == "required_providers" }.flatMap { $0.value.blockMembers ?? [] }
    guard let provider = providers.first(where: { $0.key == "aws" })?.value,
      let text = provider.string ?? provider["version"]?.string
    else { return nil }
    self.init(text)
  }
}
