public import Documents
public import ResourceGraph

extension Terraform {
  /// Reads what the files of a folder come to with the defaults of their variables and the given values.
  ///
  /// - Parameters:
  ///   - files: the documents of the files with their paths.
  ///   - name: the name of the stack.
  ///   - modules: where the modules that the configuration calls are read from.
  /// - Throws: all structural errors of the configuration, each with its position.
  public static func evaluate(
    configuration files: [(path: String, document: Node)], named name: String, catalog: ResourceCatalog,
    inputs: TemplateInputs = TemplateInputs(), modules: any TerraformModuleSource = NoTerraformModules()
  ) throws(Diagnostics) -> ResourceGraph {
    var reader = TerraformConfigurationReader(catalog: catalog, inputs: inputs, modules: modules)
    return try reader.read(files, named: name)
  }
}
