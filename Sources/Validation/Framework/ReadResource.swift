package import AWSResources
package import Documents

/// A resource as a CloudFormation template has it.
package struct ReadResource {
  package let entry: Entry
  package let type: String
  package let properties: Object

  init?(_ entry: Entry) {
    guard let source = entry.source, let type = source["Type"]?.string else { return nil }
    self.entry = entry
    self.type = type
    properties = source["Properties"]?.object ?? [:]
  }
}
