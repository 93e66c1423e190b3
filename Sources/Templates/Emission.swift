public import Documents
public import ResourceGraph

/// A stack written in one dialect, and the diagnostics of writing it.
public struct Emission: Sendable {
  /// The document in the dialect.
  public var document: Node
  /// The files that a Terraform configuration is divided into, by name; a CloudFormation template is one file.
  public var files: [File] = []
  /// Notes about what the dialect does not support, and errors about incomplete resources.
  public var diagnostics: [Diagnostic]
  /// The number of resources in the document; one resource of the graph can be several in Terraform.
  public var resourceCount: Int
  /// What outlives a Terraform configuration, and what it forgets; CloudFormation needs no list.
  public var retained = RetainedResources()
  /// For each run of resources with the same source line, the first one.
  var origins: [Origin] = []

  /// A file of a Terraform configuration.
  public struct File: Sendable {
    /// `network-main.tf.json`.
    public var name: String
    /// What is in the file.
    public var document: Node
  }

  struct Origin: Sendable {
    var path: [String]
    var location: SourceLocation
  }

  /// The YAML comments that show the source line of resources: `Shop.swift:12` above the first resource of that line.
  public var comments: [[String]: String] {
    var comments: [[String]: String] = [:]
    comments.reserveCapacity(origins.count)
    for origin in origins {
      let file = origin.location.file.split(separator: "/").last ?? ""
      comments[origin.path] = "\(file):\(origin.location.position.line)"
    }
    return comments
  }
}
