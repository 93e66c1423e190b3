/// What outlives a stack, by its addresses in Terraform: what one run tells the next.
///
/// `prevent_destroy` protects a resource only as long as the configuration has it
/// (https://developer.hashicorp.com/terraform/language/meta-arguments/prevent_destroy). What a configuration no longer has
/// is therefore forgotten by a `removed` block, and stays in AWS as it does with CloudFormation.
public struct RetainedResources: Equatable, Sendable {
  /// A resource that is retained, and what belongs to it.
  public struct Resource: Equatable, Sendable {
    /// `aws_s3_bucket.files_bucket`.
    public var address: String
    /// The Terraform resources that are properties of the resource in CloudFormation, which retains them with it:
    /// `aws_s3_bucket_public_access_block.files_bucket`.
    public var parts: [String]

    /// Creates a retained resource from its address and those of its parts.
    public init(address: String, parts: [String] = []) {
      self.address = address
      self.parts = parts
    }
  }

  /// The resources of the configuration that outlive it.
  public var resources: [Resource]
  /// The addresses that an earlier configuration had and Terraform forgets, in the order of their names.
  public var forgotten: [String]

  /// Creates the list of what a run retains, by default of nothing.
  public init(_ resources: [Resource] = [], forgotten: [String] = []) {
    self.resources = resources
    self.forgotten = forgotten
  }

  /// The file of a configuration that says what Terraform forgets.
  public static var fileName: String { TerraformFiles.Common.removed.name }

  /// Whether there is nothing to tell.
  public var isEmpty: Bool { resources.isEmpty && forgotten.isEmpty }

  /// What Terraform is to forget: what was retained, without what the configuration has, or has under another address.
  ///
  /// A part that leaves a resource which remains is deleted, as CloudFormation resets the property.
  func forgotten(by addresses: Set<String>, movedFrom: Set<String>) -> [String] {
    let gone = resources.filter { !addresses.contains($0.address) }.flatMap { [$0.address] + $0.parts }
    return Set(forgotten + gone).subtracting(addresses).subtracting(movedFrom).filter(Self.isAddress).sorted()
  }

  /// Whether a text is the address of a resource, since somebody can have changed what an earlier run wrote.
  private static func isAddress(_ text: String) -> Bool {
    let words = text.split(separator: ".", omittingEmptySubsequences: false)
    return words.count == 2 && words.allSatisfy { TerraformSpelling.isIdentifier(String($0)) }
  }
}
