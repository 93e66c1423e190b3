import AWSResources

/// The parameters of constructs that set the properties that findings are about.
package enum SwiftNames {
  private struct Key: Hashable {
    var kind: String
    var type: String
    var property: String
  }

  private static let byProperty = Dictionary(grouping: all) {
    Key(kind: $0.kind, type: $0.resourceType, property: $0.property)
  }

  /// The parameter that sets a property that a rule's finding is about; `nil` where the resource's construct has none for it, or
  /// an override sets it.
  static func name(of place: Place, in rule: String) -> SwiftName? {
    // `database 'orders'`
    guard !place.isOverridden, let construct = place.entry.construct,
      let end = construct.firstRange(of: " '")?.lowerBound
    else { return nil }
    let names =
      byProperty[
        Key(kind: String(construct[..<end]), type: place.entry.typeName(in: .cloudFormation), property: place.path)]
      ?? []
    return names.first { $0.rule == rule } ?? names.first { $0.rule == nil }
  }
}

extension Place {
  /// The names of the property's path, without indices.
  package var names: [String] { property.filter { Int($0) == nil } }
  /// The names of the path, joined by dots: `Volumes.EFSVolumeConfiguration`.
  fileprivate var path: String { names.joined(separator: ".") }

  /// Whether the team sets or removes the property, or what is around it, past the parameters of the construct.
  fileprivate var isOverridden: Bool {
    entry.overrides.contains { override in
      guard case .key(let key)? = override.path.first else { return false }
      return key == (override.dialect == .cloudFormation ? property : terraformProperty).first
    }
  }
}

extension Report {
  /// The rule that names what is wrong with a value, whatever the property is.
  private static let ruleOfValues = "value-is-accepted-by-aws"

  /// Says what to do in the words of the constructs that a graph was made of.
  mutating func useSwiftNames(of graph: ResourceGraph) {
    for index in all.indices {
      guard let property = all[index].property, let entry = graph[property.resource] else { continue }
      let place = Place(entry, property.steps)
      if all[index].rule == Self.ruleOfValues {
        all[index].nameConstruct(at: place)
      } else {
        all[index].useSwiftNames(at: place)
      }
    }
  }
}

extension Finding {
  /// Replaces what is to be done with the property by what is to be done with the parameter that sets it. Where there is no
  /// parameter, the remedy names the way past the parameters.
  fileprivate mutating func useSwiftNames(at place: Place) {
    guard outcome != .undecided, let construct = place.entry.construct, let end = message.firstRange(of: "; ") else {
      return
    }
    let action = String(message[end.upperBound...])
    let name = SwiftNames.name(of: place, in: rule)
    let words = place.names + (name?.alsoNamed ?? [])
    func isNamed(in text: some StringProtocol) -> Bool { words.contains { text.contains("'\($0)'") } }
    if let name {
      let sentences = fullRemedy.split(separator: ". ")
      let others = sentences.filter { !isNamed(in: $0) }
      guard isNamed(in: action) || others.count < sentences.count else { return }
      fullRemedy = others.joined(separator: ". ")
      if isNamed(in: action) {
        message = "\(message[..<end.lowerBound]); \(name.fix(in: action))"
      } else {
        // The message says more than the property: `set it to a time of low load`.
        message += ", with '\(name.parameter)'"
      }
    } else if isNamed(in: action), !place.isOverridden {
      let type = place.entry.typeName(in: .cloudFormation)
      fullRemedy += " Where \(construct) has no parameter for it, use '.override' with '\(type)'."
    }
  }

  /// Adds the construct to the name of a property that AWS refuses a value of, and the parameter if there is one.
  fileprivate mutating func nameConstruct(at place: Place) {
    guard let construct = place.entry.construct, let end = message.firstRange(of: " is ")?.lowerBound else { return }
    let parameter = SwiftNames.name(of: place, in: rule).map { "'\($0.parameter)' of " } ?? ""
    message.insert(contentsOf: " (\(parameter)\(construct))", at: end)
  }
}
