import AWSResources
import Configuration
import ResourceGraph

/// The names that people give, held against what AWS accepts for what is made from them.
enum Names {
  static func check(_ stack: Stack, outputs: [Output], in lowering: inout Lowering) {
    let name = stack.name
    for region in [stack.region] + (stack.terraformBackend?.region.map { [$0] } ?? []) {
      if let mistake = region.mistake { lowering.report(mistake.message, at: mistake.location ?? stack.location) }
    }
    for mistake in stack.terraformBackend?.mistakes ?? [] {
      lowering.report("stack '\(name)' \(mistake)", at: stack.location)
    }
    check(stack.parameters.map { ($0.name, nil) }, of: "parameter", stack, in: &lowering)
    check(outputs.map { ($0.name, $0.location) }, of: "output", stack, in: &lowering)
    check(stack.tags, at: stack.location, in: &lowering)
    guard let problem = problem(with: name, longest: 128) else { return }
    lowering.report("stack name '\(name)' \(problem)", at: stack.location)
  }

  /// Checks the names of a stack's parameters or outputs, which are in PascalCase in CloudFormation, in snake case in Terraform.
  private static func check(
    _ names: [(name: String, location: SourceLocation?)], of kind: String, _ stack: Stack, in lowering: inout Lowering
  ) {
    var known: [String: String] = [:]
    for (name, location) in names {
      let isPlain = name.utf8.allSatisfy { isLetter($0) || isDigit($0) }
      guard isPlain, let first = name.utf8.first, isLetter(first), name.utf8.count <= 255 else {
        lowering.report(
          "stack '\(stack.name)' has \(kind) '\(name)'; use a letter, then letters and digits, at most 255",
          at: location ?? stack.location)
        continue
      }
      if let other = known.updateValue(name, forKey: Spelling.snakeCase(name)) {
        let both =
          other == name ? "has two \(kind)s '\(name)'" : "has \(kind)s '\(other)' and '\(name)', one in Terraform"
        lowering.report("stack '\(stack.name)' \(both); rename one of them", at: location ?? stack.location)
      }
    }
  }

  /// Checks the tags that every resource of a stack gets.
  private static func check(_ tags: [Tag], at location: SourceLocation, in lowering: inout Lowering) {
    for (index, tag) in tags.enumerated() {
      if ["Name", "Stack", "Environment"].contains(tag.key) {
        lowering.report("the tag '\(tag.key)' is set by 'infra'; use another key", at: location)
      } else if tags[..<index].contains(where: { $0.key == tag.key }) {
        lowering.report("the stack has two tags with the key '\(tag.key)'; remove one", at: location)
      }
      check(tag, at: location, in: &lowering)
    }
  }

  /// Checks a tag that a team gives.
  static func check(_ tag: Tag, at location: SourceLocation? = nil, in lowering: inout Lowering) {
    guard let accepted = TagLimits.problem(withKey: tag.key) ?? TagLimits.problem(withValue: tag.value) else { return }
    lowering.report("the tag '\(tag.key)' is not accepted by AWS; use \(accepted)", at: location)
  }

  static func check(_ identity: Identity, in lowering: inout Lowering) {
    guard let problem = problem(with: identity.name, longest: 64) else { return }
    lowering.report("\(identity.kind) name '\(identity.name)' \(problem)", at: identity.location)
  }

  /// Checks the length of a physical name that AWS keeps short: `shop-public` for a load balancer.
  static func check(physical name: String, of kind: String, longest: Int, in lowering: inout Lowering) {
    guard name.utf8.count > longest else { return }
    lowering.report(
      "\(kind) name '\(name)' has \(name.utf8.count) characters, AWS allows \(longest); shorten the name or the stack's"
    )
  }

  private static func problem(with name: String, longest: Int) -> String? {
    guard let first = name.utf8.first else { return "is empty; use letters, digits and hyphens" }
    guard isLetter(first) else { return "must start with a letter" }
    if let wrong = name.unicodeScalars.first(where: { !isAllowed($0) }) {
      return "contains '\(wrong)'; use letters, digits and hyphens"
    }
    let isHyphen = name.utf8.map { $0 == UInt8(ascii: "-") }
    if isHyphen.last == true || zip(isHyphen, isHyphen.dropFirst()).contains(where: { $0 && $1 }) {
      return "must not end in a hyphen or hold two in a row"
    }
    if name.utf8.count > longest { return "has \(name.utf8.count) characters; use at most \(longest)" }
    return nil
  }

  private static func isLetter(_ byte: UInt8) -> Bool { (byte | 0x20) >= 0x61 && (byte | 0x20) <= 0x7A }

  private static func isDigit(_ byte: UInt8) -> Bool { byte >= 0x30 && byte <= 0x39 }

  private static func isAllowed(_ scalar: Unicode.Scalar) -> Bool {
    guard let byte = UInt8(exactly: scalar.value) else { return false }
    return isLetter(byte) || isDigit(byte) || byte == 0x2D
  }
}
