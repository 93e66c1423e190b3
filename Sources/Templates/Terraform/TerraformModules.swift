public import Documents
public import ResourceGraph

/// Where the modules of a configuration are read from.
public protocol TerraformModuleSource {
  /// The documents of a folder's files in JSON syntax with their paths; `nil` or empty for a folder that has none.
  ///
  /// - Parameter folder: the path of the folder, from where the paths of the configuration start.
  /// - Throws: what is wrong with the files, each with its place.
  func files(in folder: String) throws(Diagnostics) -> [(path: String, document: Node)]?
}

/// For a configuration whose modules are not read.
public struct NoTerraformModules: TerraformModuleSource {
  /// Creates a source without modules.
  public init() {}

  public func files(in folder: String) throws(Diagnostics) -> [(path: String, document: Node)]? { nil }
}

enum TerraformModules {
  /// How deep modules may call each other, since each level is a call.
  static let depthLimit = 32

  /// The folder of a module; `nil` for one of a registry or repository.
  ///
  /// <https://developer.hashicorp.com/terraform/language/modules/sources#local-paths>
  static func folder(_ source: String, beside folder: String) -> String? {
    guard source.hasPrefix("./") || source.hasPrefix("../") else { return nil }
    return TemplatePath.joined(source, to: folder)
  }
}

extension Diagnostic {
  static func deepModules(at place: SourceLocation) -> Diagnostic {
    .error("modules call each other more than \(TerraformModules.depthLimit) deep; call fewer", at: place)
  }

  /// What a module makes is not in its call.
  static func opaqueModule(_ name: String, _ reason: String, at place: SourceLocation) -> Diagnostic {
    .note(
      "what module '\(name)' makes is not examined, since \(reason); validate the plan, the output of 'terraform show -json'",
      at: place)
  }
}
