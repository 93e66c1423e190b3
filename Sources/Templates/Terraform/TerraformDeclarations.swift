import Documents
import ResourceGraph

/// Where the files beside a plan declare its resources.
struct TerraformDeclarations {
  /// The places of the blocks, by their addresses without indices: `module.network.aws_subnet.private`.
  private var places: [String: SourceLocation] = [:]

  /// - Parameters:
  ///   - plan: the document of the plan, which says where its modules are.
  ///   - folder: the folder of the plan.
  ///   - texts: the files of a folder with their paths.
  init(
    of plan: Node, in folder: String, _ texts: (_ folder: String) -> [(path: String, bytes: [UInt8])]
  ) {
    guard let root = plan["configuration"]?["root_module"] else { return }
    read(root, in: folder, module: "", depth: 0, texts)
  }

  /// Where a resource is declared; `nil` where no file beside the plan has it.
  subscript(address: String) -> SourceLocation? {
    guard !places.isEmpty else { return nil }
    return places[Self.withoutIndices(address)]
  }

  private mutating func read(
    _ module: Node, in folder: String, module path: String, depth: Int,
    _ texts: (_ folder: String) -> [(path: String, bytes: [UInt8])]
  ) {
    for (file, bytes) in texts(folder) {
      if file.hasSuffix(".json") { read(json: bytes, file, path) } else { read(hcl: bytes, file, path) }
    }
    guard depth < TerraformModules.depthLimit else { return }
    for call in module["module_calls"]?.object ?? [:] {
      guard let source = call.value["source"]?.string, let inner = call.value["module"],
        let folder = TerraformModules.folder(source, beside: folder)
      else { continue }
      read(inner, in: folder, module: "\(path)module.\(call.key).", depth: depth + 1, texts)
    }
  }

  private mutating func add(_ type: String, _ name: String, _ module: String, at place: SourceLocation) {
    let address = "\(module)\(type).\(name)"
    if places[address] == nil { places[address] = place }
  }

  private mutating func read(json bytes: [UInt8], _ file: String, _ module: String) {
    // What is wrong with the file is no matter of the plan.
    guard let document = try? JSON.read(bytes) else { return }
    for body in document.array ?? [document] {
      for type in body["resource"]?.blockMembers ?? [] {
        for block in type.value.blockMembers ?? [] {
          add(type.key, block.key, module, at: SourceLocation(file: file, position: block.value.position))
        }
      }
    }
  }

  /// Reads the first lines of blocks: `resource "aws_vpc" "main" {`.
  private mutating func read(hcl bytes: [UInt8], _ file: String, _ module: String) {
    var isInComment = false
    var heredoc: Substring?
    let lines = String(decoding: bytes, as: UTF8.self).split(
      omittingEmptySubsequences: false, whereSeparator: \.isNewline)
    for (index, line) in lines.enumerated() {
      let text = Self.trimmed(line)
      if let end = heredoc {
        if text == end { heredoc = nil }
        continue
      }
      if isInComment {
        isInComment = text.place(of: "*/") == nil
        continue
      }
      if text.hasPrefix("/*") {
        isInComment = text.place(of: "*/") == nil
        continue
      }
      guard !text.hasPrefix("#"), !text.hasPrefix("//") else { continue }
      if let labels = Self.labels(of: text) {
        let column = line.prefix { $0 == " " || $0 == "\t" }.count + 1
        let position = Position(line: index + 1, column: column)
        add(labels.type, labels.name, module, at: SourceLocation(file: file, position: position))
      }
      heredoc = Self.heredoc(begunBy: text)
    }
  }

  private static func trimmed(_ line: Substring) -> Substring {
    let text = line.drop(while: \.isWhitespace)
    return text.last?.isWhitespace == true ? text.dropLast(text.reversed().prefix(while: \.isWhitespace).count) : text
  }

  /// The labels of the block of a resource that begins with a line.
  private static func labels(of line: Substring) -> (type: String, name: String)? {
    guard line.hasPrefix("resource") else { return nil }
    let parts = line.split(separator: "\"", omittingEmptySubsequences: false)
    guard parts.count >= 5, trimmed(parts[0]) == "resource", trimmed(parts[2]).isEmpty else { return nil }
    return (String(parts[1]), String(parts[3]))
  }

  /// The word that ends the text that a line begins: `EOT` for `user_data = <<-EOT`.
  private static func heredoc(begunBy line: Substring) -> Substring? {
    guard let start = line.place(of: "<<") else { return nil }
    let word = line[start.upperBound...].drop { $0 == "-" }
    let isWord = !word.isEmpty && word.allSatisfy { $0.isLetter || $0.isNumber || $0 == "_" }
    return isWord ? word : nil
  }

  /// `module.network["a"].aws_subnet.private[0]`: `module.network.aws_subnet.private`. A key may have any characters but a
  /// quotation mark.
  private static func withoutIndices(_ address: String) -> String {
    guard address.utf8.contains(UInt8(ascii: "[")) else { return address }
    var (plain, isInIndex, isInKey) = ("", false, false)
    for character in address {
      switch character {
      case "\"" where isInIndex: isInKey.toggle()
      case "[" where !isInIndex: isInIndex = true
      case "]" where isInIndex && !isInKey: isInIndex = false
      default: if !isInIndex { plain.append(character) }
      }
    }
    return plain
  }
}

extension Node {
  /// The tree with all of it at one place.
  func placed(at position: Position) -> Node {
    switch content {
    case .array(let items): Node(.array(items.map { $0.placed(at: position) }), at: position)
    case .object(let object): Node(.object(object.placed(at: position)), at: position)
    case .null, .bool, .integer, .number, .string: Node(content, at: position)
    }
  }
}

extension Object {
  func placed(at position: Position) -> Object {
    Object(members.map { Member(key: $0.key, value: $0.value.placed(at: position)) })
  }
}
