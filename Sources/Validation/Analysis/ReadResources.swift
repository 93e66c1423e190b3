package import AWSResources
import Documents

extension Model {
  /// What templates set that the published schemas of their types do not have.
  package var propertyMistakes: PropertyMistakes { analysis() }

  /// The resources that were read from a CloudFormation template, as far as no macro changes their properties.
  package var readResources: [ReadResource] { analysis(ReadResources.self).all }

  fileprivate func findReadResources() -> [ReadResource] {
    guard graph.origin == .cloudFormation, !isRewrittenByMacro else { return [] }
    return graph.entries.compactMap { $0.isCompletedByMacro ? nil : ReadResource($0) }
  }

  /// Whether a macro of somebody else rewrites the template, so that what is in it need not be what is deployed.
  private var isRewrittenByMacro: Bool {
    guard let transform = graph.sections["Transform"] else { return false }
    let names = (transform.array ?? [transform]).map { $0.string ?? $0["Name"]?.string ?? "" }
    return names.contains { !$0.hasPrefix("AWS::") }
  }
}

/// The resources of a template, for the rules that look at them as they stand there.
private final class ReadResources: Analysis {
  let all: [ReadResource]

  init(_ model: Model) { all = model.findReadResources() }
}

/// What templates set that the published schemas of their types do not have, in the order of the resources.
package final class PropertyMistakes: Analysis {
  package let all: [(entry: Entry, mistake: PropertyMistake)]

  package init(_ model: Model) {
    var search = ResourceMistakeSearch(model.graph)
    all = model.readResources.flatMap { resource in
      let mistakes = model.sharedMistakes[resource.entry]?.properties ?? search.wrongProperties(of: resource)
      return mistakes.map { (resource.entry, $0) }
    }
  }
}
