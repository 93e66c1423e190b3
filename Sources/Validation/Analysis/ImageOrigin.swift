package import AWSResources
import Documents

/// The registry of an image.
package enum ImageOrigin: Sendable {
  case ecr
  /// A registry on the internet.
  case elsewhere
  case unknown
}

extension Model {
  package func origin(ofImage image: Value<String>?) -> ImageOrigin {
    guard let image, let text = text(image) else { return .unknown }
    if text.place(of: ".dkr.ecr.") != nil || text.place(of: ".dkr-ecr.") != nil { return .ecr }
    let refersToRepository = image.expression.parts.contains { part in
      part.target.map { graph.resource($0.id, as: ECR.Repository.self) != nil } ?? false
    }
    if refersToRepository { return .ecr }
    // The registry is the part before the first slash; it is known if it has no placeholder.
    return text.prefix { $0 != "/" }.place(of: "${") != nil ? .unknown : .elsewhere
  }
}
