import Documents
import ResourceGraph

/// Where Terraform keeps the state of a configuration, as both that and whoever reads its outputs say it.
///
/// <https://developer.hashicorp.com/terraform/language/state/remote-state-data>
struct TerraformState {
  /// `s3 states/network.tfstate`
  let place: String

  /// `nil` for a graph that is not read from a configuration, and for a backend that says nothing comparable.
  init?(of graph: ResourceGraph) {
    guard let folder = graph.configurationFolder else { return nil }
    let backend = graph.terraformBackend
    let settings = backend.map { Object($0.value.blockMembers ?? []) } ?? [:]
    self.init(backend: backend?.key ?? "local", settings, beside: folder)
  }

  /// - Parameters:
  ///   - settings: the known arguments of the backend.
  ///   - folder: that of the configuration that has or names them.
  init?(backend: String, _ settings: Object, beside folder: String) {
    switch backend {
    case "s3":
      guard let bucket = settings["bucket"]?.string, let key = settings["key"]?.string else { return nil }
      place = "s3 \(bucket)/\(key)"
    case "local":
      let path = settings["path"]?.string ?? "terraform.tfstate"
      place = "local \(TemplatePath.joined(path, to: folder))"
    default: return nil
    }
  }
}
