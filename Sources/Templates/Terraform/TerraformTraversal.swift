/// The steps of a traversal: `module.network.aws_subnet.private["a"].id`.
struct TerraformTraversal {
  /// The names between the dots, each with its indices.
  let steps: [Substring]

  /// `nil` if the text is not a traversal but a call, an operation or a splat.
  init?(_ text: Substring) {
    var steps: [Substring] = []
    var start = text.startIndex
    var isQuoted = false
    var isIndex = false
    for place in text.indices {
      let character = text[place]
      if isQuoted {
        isQuoted = character != "\""
        continue
      }
      switch character {
      case "\"" where isIndex: isQuoted = true
      case "[" where !isIndex && place > start: isIndex = true
      case "]" where isIndex: isIndex = false
      case ".":
        guard !isIndex else { return nil }
        steps.append(text[start..<place])
        start = text.index(after: place)
      default:
        let isName = character.utf8.allSatisfy {
          TerraformSpelling.isLetter($0) || TerraformSpelling.isDigit($0) || $0 == UInt8(ascii: "_")
            || $0 == UInt8(ascii: "-")
        }
        guard isName else { return nil }
      }
    }
    steps.append(text[start...])
    guard !isQuoted, !isIndex, steps.allSatisfy({ !$0.isEmpty }), steps[0].first?.isNumber == false else { return nil }
    self.steps = steps
  }

  /// The address of the resource that the traversal starts at, and the attribute that follows.
  var resourceAddress: (text: String, attribute: String?)? {
    var start = 0
    while start + 1 < steps.count, steps[start] == "module" { start += 2 }
    let isData = start < steps.count && steps[start] == "data"
    guard !isData, start + 1 < steps.count else { return nil }
    let attribute = steps[(start + 2)...].joined(separator: ".")
    return (steps[...(start + 1)].joined(separator: "."), attribute.isEmpty ? nil : attribute)
  }
}
