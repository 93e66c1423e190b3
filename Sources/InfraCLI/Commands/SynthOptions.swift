import ResourceGraph

/// What `synth` can be asked for.
struct SynthOptions: ArgumentGroup {
  static let defaultFolder = "infra.out"

  var environment = EnvironmentOptions()
  var stacks: [String] = []
  var formats: [OutputFormat] = []
  var folder: String?
  var isStrict = false
  var isForced = false
  var today: Day?

  mutating func map(_ arguments: inout some ArgumentMapper) {
    environment.map(&arguments)
    arguments.option("stack", "NAME", &stacks, "only this stack; may be repeated")
    arguments.option(
      "format", "FORMAT", &formats, "cloudformation (JSON), yaml (CloudFormation) or terraform; may be repeated")
    arguments.option("out", "DIR", &folder, "where the files go (default: \(Self.defaultFolder))")
    arguments.flag("strict", &isStrict, "treat warnings as errors")
    arguments.flag("force", &isForced, "write the files although there are findings")
    arguments.option("today", "DATE", &today, "hold exceptions with an end against this day (default: they hold)")
  }

  static let details = """
    Writes DIR/STACK/template.json (cloudformation), DIR/STACK/template.yaml (yaml) and
    DIR/STACK/terraform/*.tf.json (terraform); by default the first and the last.
    DIR/deploy.json, or DIR/deploy-ENVIRONMENT.json where names begin with the
    environment, lists the stacks in the order in which they are deployed, and what
    outlives them. Keep it between runs: what a stack no longer has, and the file lists,
    stays in AWS; Terraform deletes the rest.
    Findings of severity error stop the output: all files are written, or none.

    \(ExitCode.explanation)
    """
}

/// A file format that stacks are written in.
enum OutputFormat: String, CaseIterable, ArgumentValue {
  case cloudFormation = "cloudformation"
  case yaml
  case terraform

  static let defaults: [OutputFormat] = [.cloudFormation, .terraform]

  /// Where a stack's file lies in the stack's folder; Terraform has a folder, all of which it reads.
  var path: String {
    switch self {
    case .cloudFormation: "template.json"
    case .yaml: "template.yaml"
    case .terraform: "terraform"
    }
  }
}
