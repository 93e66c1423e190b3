/// The files in JSON syntax of a Terraform configuration.
enum TerraformFile {
  /// Whether Terraform reads a file together with the others of its folder; override files change what others state, and are
  /// written by people.
  static func isPart(_ name: String) -> Bool {
    name.hasSuffix(".tf.json") && name != "override.tf.json" && !name.hasSuffix("_override.tf.json")
  }
}
