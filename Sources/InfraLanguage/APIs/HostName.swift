import AWSResources

/// The form of host names and domains.
enum HostName {
  /// Whether a text is labels with dots between them: `shop.internal`.
  static func isValid(_ text: String) -> Bool {
    let labels = text.split(separator: ".", omittingEmptySubsequences: false)
    return labels.count > 1 && text.utf8.count <= 253 && labels.allSatisfy(isLabel)
  }

  private static func isLabel(_ label: Substring) -> Bool {
    ValuePattern("[A-Za-z0-9-]{1,63}").matches(String(label)) && !label.hasPrefix("-") && !label.hasSuffix("-")
  }
}
