import Documents

/// What the files of a folder declare: a configuration, or a module that others call.
final class TerraformBody {
  /// A call of a module, with what the module declares if that is read.
  struct Module {
    /// The call as a block: `module.network` is its address.
    var block: TerraformBlock
    var body: TerraformBody?
  }

  /// A variable, with the value that is given, else its default.
  struct Variable {
    var value: Node?
    var isSecret: Bool
  }

  var resources: [TerraformBlock] = []
  var ephemeral: [TerraformBlock] = []
  var dataSources: [TerraformBlock] = []
  var locals: [Object.Member] = []
  var variables: [String: Variable] = [:]
  var outputs: [(file: String, member: Object.Member)] = []
  var modules: [Module] = []

  /// Whether it or a module that it calls reads a data source of one of the types.
  func hasDataSource(of types: Set<String>) -> Bool {
    dataSources.contains { types.contains($0.type) } || modules.contains { $0.body?.hasDataSource(of: types) ?? false }
  }
}
