package import AWSResources
package import Documents

/// A resource as a CloudFormation template has it.
package struct ReadResource {
  package let entry: Entry
  package let type: String
  package let properties: Object
}

extension Model {
  /// What templates set that the published schemas of their types do not have.
  package var propertyMistakes: PropertyMistakes { analysis() }

  /// The resources that were read from a CloudFormation template, as far as no macro changes their properties.
  package var readResources: [ReadResource] {
    guard graph.origin == .cloudFormation, !isRewrittenByMacro else { return [] }
    return graph.entries.compactMap { entry in
      guard let source = entry.source, let type = source["Type"]?.string, !entry.isCompletedByMacro else { return nil }
      return ReadResource(entry: entry, type: type, properties: source["Properties"]?.object ?? [:])
    }
  }

  /// Whether a macro of somebody else rewrites the template, so that what is in it need not be what is deployed.
  private var isRewrittenByMacro: Bool {
    guard let transform = graph.sections["Transform"] else { return false }
    let names = (transform.array ?? [transform]).map { $0.string ?? $0["Name"]?.string ?? "" }
    return names.contains { !$0.hasPrefix("AWS::") }
  }
}

/// What templates set that the published schemas of their types do not have, in the order of the resources.
package final class PropertyMistakes: Analysis {
  package let all: [(entry: Entry, mistake: PropertyMistake)]

  package init(_ model: Model) {
    var schemas = PublishedSchemas()
    all = model.readResources.flatMap { resource in
      schemas.mistakes(in: resource.properties, of: resource.type).map { (resource.entry, $0) }
    }
  }
}
