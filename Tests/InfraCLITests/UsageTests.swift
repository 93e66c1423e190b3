import AWSResources
import Testing
import Validation

@testable import InfraCLI

@Suite struct UsageTests {
  let folder: TemporaryFolder

  init() throws { folder = try TemporaryFolder() }

  @Test(arguments: [
    (["snth"], "unknown command 'snth'; did you mean 'synth'?", "infra"),
    (["deploy"], "unknown command 'deploy'", "infra"),
    (["--versin"], "unknown option '--versin'; did you mean '--version'?", "infra"),
    (["synth", "--formt", "yaml"], "unknown option '--formt'; did you mean '--format'?", "infra synth"),
    (["synth", "--formt=yaml"], "unknown option '--formt'; did you mean '--format'?", "infra synth"),
    (["synth", "-x"], "unknown option '-x'", "infra synth"),
    (["synth", "--env", "production"], "unknown option '--env'; did you mean '--environment'?", "infra synth"),
    (
      ["init", "--infra", ".."],
      "unknown option '--infra'; did you mean '--infra-path', '--infra-url' or '--infra-version'?", "infra init"
    ),
    (
      ["synth", "--format", "cloud"],
      "'cloud' is no value for '--format'; did you mean 'cloudformation'? it takes one of cloudformation, yaml, terraform",
      "infra synth"
    ),
    (
      ["synth", "--format", "ymal"],
      "'ymal' is no value for '--format'; did you mean 'yaml'? it takes one of cloudformation, yaml, terraform",
      "infra synth"
    ),
    (["synth", "--out"], "option '--out' needs a value: --out DIR", "infra synth"),
    (["synth", "--out", "--strict"], "option '--out' needs a value: --out DIR", "infra synth"),
    (["synth", "--out", "a", "--out", "b"], "option '--out' is given 2 times; it takes one value", "infra synth"),
    (["synth", "--strict=yes"], "option '--strict' takes no value", "infra synth"),
    (["synth", "--set", "zones"], "'zones' is no value for '--set'; it takes key=value", "infra synth"),
    (["synth", "--set", "a..b=1"], "'a..b=1' is no value for '--set'; it takes key=value", "infra synth"),
    (["synth", "shop"], "unexpected argument 'shop'", "infra synth"),
    (["init"], "NAME is missing", "infra init"),
    (["init", "a", "b"], "unexpected argument 'b'", "infra init"),
    (
      ["rules", "bucket-is-public"], "unknown rule 'bucket-is-public'; did you mean 'bucket-is-not-public'?",
      "infra rules"
    ),
    (["reach", "--to", "orders"], "SOURCE is missing: --from SOURCE", "infra reach"),
    (["reach", "--from", "internet"], "TARGET is missing: --to TARGET", "infra reach"),
    (
      ["reach", "--from", "internet", "--to", "orders", "--port", "0"],
      "'0' is no value for '--port'; it takes a number from 1 to 65535", "infra reach"
    ),
    (["help", "snth"], "unknown command 'snth'; did you mean 'synth'?", "infra"),
    (
      ["validate", "a.yaml", "--stack", "shop"],
      "'--stack=shop' is about a package's stacks; leave it out, or the files", "infra validate"
    ),
    (
      ["validate", "a.yaml", "--package-path", "x"],
      "'--package-path=x' is about a package's stacks; leave it out, or the files", "infra validate"
    ),
  ])
  func `a mistaken command line is explained and exits with 2`(
    _ arguments: [String], message: String, help: String
  ) {
    let outcome = folder.infra(arguments)
    #expect(outcome.errors == "infra: error: \(message)\nsee '\(help) --help'\n")
    #expect(outcome.output == "")
    #expect(outcome.code == 2)
  }

  @Test func `the app names itself in its hints and lacks the options of the driver`() {
    let outcome = folder.app("synth", "--product", "shop")
    #expect(outcome.errors == "infra: error: unknown option '--product'\nsee 'shop synth --help'\n")
    #expect(outcome.code == 2)
    #expect(folder.app("init", "x").errors == "infra: error: unknown command 'init'\nsee 'shop --help'\n")
  }

  @Test func `without a command the usage is shown and the exit code is 2`() {
    let outcome = folder.app()
    #expect(
      outcome.errors.hasPrefix("Turns the stacks of 'shop' into templates, and checks them.\n\nUsage: shop COMMAND"))
    #expect(outcome.code == 2)
  }

  @Test func `options take their value after a space or an equals sign`() throws {
    #expect(folder.app("synth", "--out", "a", "--format", "yaml").code == 0)
    #expect(folder.app("synth", "--out=b", "--format=yaml").code == 0)
    #expect(try folder.all() == ["a/deploy.json", "a/shop/template.yaml", "b/deploy.json", "b/shop/template.yaml"])
  }

  @Test func `after two dashes everything is a file`() throws {
    let outcome = folder.infra("validate", "--", "--strict")
    #expect(outcome.errors.hasPrefix("infra: error: cannot read '--strict': no such file or directory\n"))
  }

  @Test func `the version is that of the product`() {
    #expect(folder.infra("--version").output == "infra \(Version.current)\n")
    #expect(folder.app("--version").output == "infra \(Version.current)\n")
  }

  @Test func `every command has help, asked for in any way`() {
    for command in ToolCommand.program.commands {
      let outcome = folder.infra(command.name, "--help")
      #expect(outcome.code == 0)
      #expect(outcome.output.contains("Usage: infra \(command.name)"))
      #expect(folder.infra("help", command.name).output == outcome.output)
      #expect(folder.infra(command.name, "-h").output == outcome.output)
    }
    #expect(folder.infra("help").output == folder.infra("--help").output)
  }

  @Test func `help lists the arguments and the exit codes`() {
    #expect(
      folder.app("synth", "--help").output == """
        Write the stacks as templates.

        Usage: shop synth [--environment NAME] [--set KEY=VALUE]… [--config FILE]
                [--policy FILE] [--stack NAME]… [--format FORMAT]… [--out DIR]
                [--strict] [--force] [--today DATE] [--package-path DIR]

        Options:
          --environment NAME  the environment of infra.yaml (default: the only one; 'validate': all)
          --set KEY=VALUE     override one setting; dots lead into groups
          --config FILE       the settings file (default: infra.yaml; empty: none)
          --policy FILE       rules to which no exception is permitted, whatever the package says
          --stack NAME        only this stack; may be repeated
          --format FORMAT     cloudformation (JSON), yaml (CloudFormation) or terraform; may be repeated
          --out DIR           where the files go (default: infra.out)
          --strict            treat warnings as errors
          --force             write the files although there are findings
          --today DATE        hold exceptions with an end against this day (default: they hold)
          --package-path DIR  the package of the app's sources (default: the one that the current folder is in)
          --help              show this help

        Writes DIR/STACK/template.json (cloudformation), DIR/STACK/template.yaml (yaml) and
        DIR/STACK/terraform/*.tf.json (terraform); by default the first and the last.
        DIR/deploy.json, or DIR/deploy-ENVIRONMENT.json where names begin with the
        environment, lists the stacks in the order in which they are deployed, and what
        outlives them. Keep it between runs: what a stack no longer has, and the file lists,
        stays in AWS; Terraform deletes the rest.
        Findings of severity error stop the output: all files are written, or none.

        Exit codes: 0 fine; 1 findings of severity error (or warning with --strict);
        2 cannot do it (usage, unreadable or malformed input, build failure).

        """)
  }

  @Test func `rules are listed, and one is shown with all that is known of it`() throws {
    let rules = RuleRegistry.all.map { $0.description }
    let list = folder.infra("rules").output.split(separator: "\n")
    #expect(list.count == rules.count + 1)
    #expect(list.last == "\(rules.count) rules")
    let rule = try #require(rules.first { $0.id == "identity-pool-has-no-guests" })
    #expect(list.contains { $0.hasPrefix("\(rule.id)  ") && $0.hasSuffix("  \(rule.severity): \(rule.summary)") })
    #expect(
      folder.infra("rules", rule.id).output == """
        \(rule.id) (identity, error)
          \(rule.summary)
          why: \(rule.rationale)
          fix: \(rule.remedy)
          see: \(rule.references.map(\.description).joined(separator: ", "))

        """)
    let reference = try #require(rule.references.first)
    #expect(folder.infra("rules", "--json").output.contains("\"\(reference)\""))
  }

  @Test func `resource types are listed in both dialects' names`() {
    let list = folder.infra("resources").output.split(separator: "\n")
    #expect(list.last == "\(ResourceCatalog.aws.types.count) resource types")
    #expect(list.contains { $0.hasPrefix("AWS::EC2::VPC  ") && $0.hasSuffix("  aws_vpc") })
    #expect(folder.infra("resources", "--json").output.contains(#""terraform": "aws_vpc""#))
  }
}
