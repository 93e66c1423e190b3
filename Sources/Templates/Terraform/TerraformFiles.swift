import Documents
import ResourceGraph

/// A configuration as it is written: one document, and the same divided into the files of a folder.
///
/// Terraform reads all files of a folder as one configuration. The files that every configuration has are named as in
/// HashiCorp's style guide (https://developer.hashicorp.com/terraform/language/style#file-names); each construct has a file of
/// its own.
struct TerraformFiles {
  private(set) var document = Object()
  private var files: [String: Object] = [:]

  /// The name of a file with a part that every configuration has.
  enum Common: String {
    case terraform, providers, variables, data, outputs
    /// Resources that are no part of a construct.
    case main
    /// What Terraform forgets.
    case removed

    var name: String { "\(rawValue).tf.json" }
  }

  /// The files in the order of their names.
  var sorted: [Emission.File] {
    files.sorted { $0.key < $1.key }.map { Emission.File(name: $0.key, document: Node(.object($0.value))) }
  }

  /// Appends a section that one file has.
  mutating func append(_ section: String, _ value: Node, to file: Common) {
    document.append(section, value)
    files[file.name, default: Object()].append(section, value)
  }

  /// Appends resources, each to the file of its construct.
  mutating func append(_ section: String, _ resources: TerraformResourceSections) {
    guard !resources.isEmpty else { return }
    document.append(section, Node(.object(resources.object)))
    for (file, part) in resources.divided { files[file, default: Object()].append(section, Node(.object(part.object))) }
  }

  /// Appends `moved` blocks, each to the file of the resource that was moved.
  mutating func append(_ moves: [(file: String, block: Node)]) {
    guard !moves.isEmpty else { return }
    document.append("moved", .array(moves.map(\.block)))
    for move in moves {
      let known = files[move.file]?["moved"]?.array ?? []
      files[move.file, default: Object()]["moved"] = .array(known + [move.block])
    }
  }

  /// The file of a construct: `load-balancer-public.tf.json` for `load balancer 'public'`.
  ///
  /// Names consist of lower-case letters, digits and hyphens, which all file systems tell apart; constructs whose names differ
  /// in nothing else share a file. Terraform treats `override.tf.json` and names that end in `_override.tf.json` otherwise
  /// than the rest.
  static func name(ofConstruct construct: String?) -> String {
    guard let construct else { return Common.main.name }
    var bytes: [UInt8] = []
    for byte in construct.utf8 where bytes.count < longestName {
      switch byte {
      case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "0")...UInt8(ascii: "9"): bytes.append(byte)
      case UInt8(ascii: "A")...UInt8(ascii: "Z"): bytes.append(byte | 0x20)
      default: if let last = bytes.last, last != hyphen { bytes.append(hyphen) }
      }
    }
    if bytes.last == hyphen { bytes.removeLast() }
    let name = String(decoding: bytes, as: UTF8.self)
    return name.isEmpty || name == "override" ? Common.main.name : "\(name).tf.json"
  }

  private static let longestName = 120
  private static let hyphen = UInt8(ascii: "-")
}
