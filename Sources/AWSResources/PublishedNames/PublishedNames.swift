import Documents
package import ResourceGraph

/// The names that AWS and Terraform's AWS provider publish: of all resource types, and of the properties and attributes of
/// those that have a struct.
package enum PublishedNames {}

// MARK: - Types

extension PublishedNames {
  /// Why a resource type does not exist; `nil` for one that is published, and for the types of other publishers: custom
  /// resources, third-party extensions, other Terraform providers.
  package static func problem(withType type: String, in dialect: Dialect) -> String? {
    switch dialect {
    case .cloudFormation:
      let parts = parts(of: type)
      let isOfAWS = parts[0].lowercased() == "aws"
      guard isOfAWS else { return isForeign(parts) ? nil : "'\(type)' has not the form of a type, 'AWS::S3::Bucket'" }
      return problem(with: type, in: awsTypes, "AWS publishes no type '\(type)'")
    case .terraform:
      guard type.contains("_"), type.allSatisfy({ $0.isASCII && ($0.isLowercase || $0.isNumber || "_-".contains($0)) })
      else { return "'\(type)' has not the form of a type, 'AWS::S3::Bucket' or 'aws_s3_bucket'" }
      guard type.hasPrefix("aws_") else { return nil }
      let known = names(in: StaticText(terraformTypes)).map { "aws_\($0.name.text)" }
      return problem(with: type, in: known, "Terraform's AWS provider has no type '\(type)'")
    }
  }

  /// Whether a CloudFormation type is one that AWS publishes, or one of which nothing is known: of another publisher, or of
  /// a service that AWS added later.
  ///
  /// - Returns: the published types to look for the right name among; `nil` for a type that may exist.
  package static func alternatives(toMissing type: String) -> [String]? {
    let parts = parts(of: type)
    guard parts[0] == "AWS", parts.count == 3, !parts[2].isEmpty else {
      return parts[0].lowercased() != "aws" && isForeign(parts) || parts.last == "MODULE" ? nil : awsTypes
    }
    // What SAM replaces has no published schema.
    if parts[1] == "Serverless" { return nil }
    guard let types = services[parts[1]] else {
      // A service that is not known may be new, unless another one with such a type is called almost alike.
      let alike = services.filter { has(parts[2], $0.value) }.keys.map(String.init)
      return Suggestion.nearest(to: String(parts[1]), among: alike).map { ["AWS::\($0)::\(parts[2])"] }
    }
    return has(parts[2], types) ? nil : names(of: types).map { "AWS::\(parts[1])::\($0)" }
  }

  /// CloudFormation's types by service, each a list with commas; read once, since every resource may ask.
  private static let services: [Substring: Substring] = {
    // Bytes are many times faster than characters.
    let lines = text(cloudFormationTypes).utf8.split(separator: UInt8(ascii: "\n"))
    let pairs = lines.compactMap { line -> (Substring, Substring)? in
      guard let end = line.lastIndex(of: UInt8(ascii: ":")) else { return nil }
      return (Substring(line[..<end]), Substring(line[line.index(after: end)...]))
    }
    return Dictionary(pairs) { first, _ in first }
  }()

  private static func names(of types: Substring) -> [Substring] {
    types.utf8.split(separator: UInt8(ascii: ",")).map { Substring($0) }
  }

  /// Whether a list with commas has a name.
  private static func has(_ name: Substring, _ types: Substring) -> Bool {
    var rest = types.utf8
    while !rest.isEmpty {
      let end = rest.firstIndex(of: UInt8(ascii: ",")) ?? rest.endIndex
      if rest[..<end].elementsEqual(name.utf8) { return true }
      rest = rest[end...].dropFirst()
    }
    return false
  }

  private static func parts(of type: String) -> [Substring] {
    var parts: [Substring] = []
    var rest = type[...]
    while let separator = rest.place(of: "::") {
      parts.append(rest[..<separator.lowerBound])
      rest = rest[separator.upperBound...]
    }
    return parts + [rest]
  }

  /// `Custom::Name`, or `Publisher::Service::Type` with a `MODULE` after it where it is one.
  private static func isForeign(_ parts: [Substring]) -> Bool {
    func isName(_ part: Substring, _ others: String = "") -> Bool {
      !part.isEmpty && part.allSatisfy { $0.isASCII && ($0.isLetter || $0.isNumber || others.contains($0)) }
    }
    if parts[0] == "Custom" { return parts.count == 2 && isName(parts[1], "_@-") }
    guard parts.allSatisfy({ isName($0) }) else { return false }
    return parts.count == 3 || parts.count == 4 && parts[3] == "MODULE"
  }

  private static var awsTypes: [String] {
    services.sorted { $0.key < $1.key }.flatMap { service, types in names(of: types).map { "AWS::\(service)::\($0)" } }
  }
}

// MARK: - Attributes

extension PublishedNames {
  /// Why a resource of a graph has no attribute of a name in a dialect; `nil` where it has one, or nothing is known of its type.
  ///
  /// - Parameter attribute: CloudFormation's name, as everything refers to attributes.
  package static func problem(withAttribute attribute: String, of entry: Entry, in dialect: Dialect) -> String? {
    switch entry.content {
    case .typed(let resource):
      return problem(withAttribute: attribute, of: type(of: resource).resourceType, in: dialect)
    case .raw(let raw):
      guard attribute != "Ref", let form = raw.form(in: dialect), let known = attributes[form.type].map(list) else {
        return nil
      }
      let name = dialect == .terraform ? form.terraformAttribute(attribute) : attribute
      return known.contains(name) ? nil : message("'\(form.type)' has no attribute '\(name)'", name, known)
    }
  }

  /// Why a type has no attribute of a name in a dialect; `nil` where it has one, or nothing is known of the type.
  ///
  /// - Parameter attribute: CloudFormation's name, as everything refers to attributes.
  package static func problem(withAttribute attribute: String, of type: ResourceType, in dialect: Dialect) -> String? {
    if attribute == "Ref" || type.attributes.contains(where: { $0.key == attribute })
      || type.terraformOnlyAttributes.contains(where: { $0.key == attribute })
    {
      return nil
    }
    guard let returned = attributes(returnedBy: type.cloudFormation) else { return nil }
    let name = type.cloudFormation
    let mistake: String? =
      returned.contains(attribute)
      ? nil : message("'\(name)' has no attribute '\(attribute)'", attribute, type.attributes.map(\.key) + returned)
    guard dialect == .terraform, let readable = attributes[type.terraform].map(list) else { return mistake }
    let argument = type.terraformAttribute(attribute)
    if readable.contains(argument) { return nil }
    return mistake
      ?? message(
        "'\(type.terraform)' has no attribute '\(argument)', which the reference to '\(attribute)' "
          + "becomes in Terraform", argument, readable)
  }

  /// The attributes that CloudFormation returns of a type; `nil` if nothing is known of it.
  static func attributes(returnedBy type: String) -> [String]? { attributes[type].map(list) }

  private static func list(_ source: StaticString) -> [String] { names(in: StaticText(source)).map(\.name.text) }
}

// MARK: - Properties

extension PublishedNames {
  /// What a path and the value at its end name that the published schema of the type does not have; `nil` where it has
  /// everything, or nothing is known of the type.
  ///
  /// - Parameters:
  ///   - path: in the properties of the type.
  ///   - value: an object whose keys are names too; anything else is no mistake.
  ///   - type: as the dialect calls it: `AWS::EC2::Subnet`, `aws_subnet`.
  package static func problem(
    withPath path: [Extra.Step], to value: JSONDocument?, of type: String, in dialect: Dialect
  ) -> String? {
    guard let source = properties[type] else { return nil }
    var tree = StaticText(source)
    var walked = ""
    for step in path {
      guard case .key(let key) = step else { continue }
      if tree.isEmpty { return nil }
      if dialect == .terraform, walked.isEmpty, metaArguments.contains(key) { return nil }
      guard let inner = member(key, of: tree) else { return missing(key, in: tree, at: walked, of: type) }
      tree = inner
      walked += walked.isEmpty ? key : ".\(key)"
    }
    return value.flatMap { problem(with: $0, in: tree, at: walked, of: type) }
  }

  /// What Terraform itself reads of a resource.
  private static let metaArguments: Set<String> = [
    "connection", "count", "depends_on", "dynamic", "for_each", "lifecycle", "provider", "provisioner",
  ]

  private static func problem(
    with value: JSONDocument, in tree: StaticText, at walked: String, of type: String
  ) -> String? {
    if tree.isEmpty { return nil }
    switch value {
    case .scalar, .expression: return nil
    case .items(let items):
      return items.lazy.compactMap { problem(with: $0, in: tree, at: walked, of: type) }.first
    case .members(let members):
      for key in members.lazy.map(\.key) where key != "Ref" && !key.hasPrefix("Fn::") {
        guard let inner = member(key, of: tree) else { return missing(key, in: tree, at: walked, of: type) }
        let path = walked.isEmpty ? key : "\(walked).\(key)"
        if let found = value[key].flatMap({ problem(with: $0, in: inner, at: path, of: type) }) { return found }
      }
      return nil
    }
  }

  private static func missing(_ key: String, in tree: StaticText, at walked: String, of type: String) -> String {
    let place = walked.isEmpty ? "'\(type)'" : "'\(walked)' of '\(type)'"
    return message("\(place) has no property '\(key)'", key, names(in: tree).map(\.name.text))
  }

  /// What is in the braces after a name; `nil` if the object has no such property.
  private static func member(_ name: String, of tree: StaticText) -> StaticText? {
    names(in: tree).first { $0.name == name }?.inner
  }
}

// MARK: - Texts

extension PublishedNames {
  static func text(_ source: StaticString) -> String {
    source.withUTF8Buffer { String(decoding: $0, as: UTF8.self) }
  }

  private static func names(in text: StaticText) -> [PublishedProperty] { PublishedProperty.list(text) }

  private static func problem(with name: String, in known: [String], _ fact: String) -> String? {
    known.contains(name) ? nil : message(fact, name, known)
  }

  /// A fact with the nearest right name.
  private static func message(_ fact: String, _ name: String, _ known: [String]) -> String {
    Suggestion.nearest(to: name, among: known).map { "\(fact); did you mean '\($0)'?" } ?? fact
  }
}
