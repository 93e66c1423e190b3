import Documents
package import ResourceGraph

/// The file that `--policy` names: what an organisation asks of every repository.
///
/// It is not part of the repository that is checked, so that nobody who changes that can change it.
package struct PolicyFile {
  /// The rules to which no exception is permitted.
  package let mandatory: [MandatoryRule]

  /// Reads the whole file, and reports everything that is wrong with it at once.
  package init(_ bytes: [UInt8], file: String) throws(Diagnostics) {
    let document = try ConfigurationReader.document(bytes, file: file)
    var reader = ConfigurationReader(file: file)
    let top = reader.object(document, "the policy", keys: ["mandatory"])
    let list = top["mandatory"]
    mandatory = list.map { reader.mandatoryRules($0) } ?? []
    // An empty file in the place of a policy would let everything through.
    if mandatory.isEmpty, reader.mistakes.isEmpty {
      reader.fail("the policy states nothing; list the ids of rules under 'mandatory'", list ?? document)
    }
    if !reader.mistakes.isEmpty { throw Diagnostics(reader.mistakes) }
  }
}
