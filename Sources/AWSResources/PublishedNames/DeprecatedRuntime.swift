/// A Lambda runtime that AWS no longer updates.
///
/// https://docs.aws.amazon.com/lambda/latest/dg/lambda-runtimes.html
package struct DeprecatedRuntime {
  /// The newest runtime of the same family: `nodejs24.x`.
  package let successor: String
  /// The date of the last update: `2026-04-30`.
  package let deprecation: String
  /// The date from which no function can be created with the runtime, where it had passed when the dates were read.
  package let endOfNewFunctions: String?

  /// - Parameter name: the runtime's identifier, `nodejs20.x`; any other gives `nil`.
  package init?(_ name: String) {
    let lines = PublishedNames.text(PublishedNames.deprecatedRuntimes).split(separator: "\n")
    guard let line = lines.first(where: { $0.hasPrefix("\(name)=") }) else { return nil }
    let parts = line.dropFirst(name.count + 1).split(separator: ",").map(String.init)
    guard parts.count == 3 else { return nil }
    successor = parts[0]
    deprecation = parts[1]
    endOfNewFunctions = parts[2] <= PublishedNames.readOn ? parts[2] : nil
  }
}
