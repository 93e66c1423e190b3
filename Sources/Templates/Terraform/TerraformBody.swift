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
  /// The types of the data sources that it or a module that it calls reads; known once the modules are.
  private(set) var dataSourceTypes: Set<String> = []
  /// How deep modules call each other from here on: 1 without a call.
  private(set) var height = 1

  /// Notes what follows from the modules, each of which is asked once however often it is called.
  func summarizeModules() {
    let called = modules.compactMap(\.body)
    dataSourceTypes = Set(dataSources.map(\.type)).union(called.flatMap(\.dataSourceTypes))
    height = 1 + (called.map(\.height).max() ?? 0)
  }
}
