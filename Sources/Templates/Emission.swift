public import Documents
public import ResourceGraph

/// A stack in one dialect, and what there is to say about the way there.
public struct Emission: Sendable {
  public var document: Node
  /// Notes where the dialect cannot say what the stack says, errors where a resource is incomplete.
  public var diagnostics: [Diagnostic]
  /// How many resources the document has; a construct's resource can be several in Terraform.
  public var resourceCount: Int
  /// The resources that start a run of resources from one line of a team's file.
  var origins: [Origin] = []

  struct Origin: Sendable {
    var path: [String]
    var location: SourceLocation
  }

  /// Where the resources come from, for the comments of YAML: `Shop.swift:12` above the first resource of that line.
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
