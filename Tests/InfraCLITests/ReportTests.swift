import Documents
import ResourceGraph
import Testing

@testable import InfraCLI
@testable import Validation

/// What each format makes of findings.
@Suite struct ReportTests {
  let folder: TemporaryFolder

  init() throws { folder = try TemporaryFolder() }

  private func finding(
    _ message: String = "database 'Db' is not encrypted; set 'StorageEncrypted' to true", on subject: LogicalID = "Db",
    rule: String = "database-is-encrypted", outcome: Finding.Outcome = .broken, severity: Diagnostic.Severity = .error,
    line: Int? = 3, file: String = "a.yaml"
  ) -> Finding {
    var finding = Finding(rule: rule, outcome: outcome, severity: severity, subject: subject, message: message)
    finding.location = line.map { SourceLocation(file: file, position: Position(line: $0, column: 5)) }
    finding.stack = file
    return finding
  }

  private func text(_ format: ReportFormat, _ findings: [Finding], sources: SourceLines = SourceLines()) -> String {
    var run = RunReport(of: "template", isStrict: false, sources: sources)
    run.add(ResourceGraph("a"), named: ["a.yaml"])
    run.add(Report(findings))
    run.arrange()
    return format.writer().text(of: run)
  }

  // MARK: Text

  @Test func `the worst comes first, and what is about one resource stands together`() {
    let findings = [
      finding("'A' warns; do it", on: "A", severity: .warning, line: 1), finding("'B' fails; do it", on: "B", line: 2),
      finding("'C' warns; do it", on: "C", severity: .warning, line: 3),
      finding("'B' warns; do it", on: "B", severity: .warning, line: 9),
      finding("'Z' fails; do it", on: "Z", line: 1, file: "z.yaml"),
      finding("'D' warns; do it", on: "D", severity: .warning, line: 1, file: "b.yaml"),
    ]
    let lines = text(.text, findings).split(separator: "\n", omittingEmptySubsequences: false)
    let places = lines.prefix { !$0.contains("template") }.map { $0.prefix { $0 != " " } }
    #expect(
      places == [
        "a.yaml:2:5:", "a.yaml:9:5:", "", "a.yaml:1:5:", "", "a.yaml:3:5:", "", "z.yaml:1:5:", "", "b.yaml:1:5:", "",
      ])
  }

  @Test func `the line at fault is shown with a caret, unless it may hold a secret`() throws {
    try folder.write("1\n2\n\tkey: value\n  Password: tiger\n", to: "a.yaml")
    let report = text(
      .text, [finding(line: 3), finding("'P' is open; close it", on: "P", line: 4)], sources: SourceLines(folder.files))
    #expect(report.contains("    3 | key: value\n      |    ^\n"))
    #expect(!report.contains("tiger"))
  }

  @Test func `a long line is cut around the place`() {
    let excerpt = Excerpt(String(repeating: "x", count: 500) + "HERE" + String(repeating: "y", count: 500), column: 501)
    #expect(excerpt.text.count == 102 && excerpt.text.hasPrefix("…x") && excerpt.text.hasSuffix("y…"))
    #expect(Array(excerpt.text)[excerpt.offset] == "H")
    #expect(Excerpt("", column: 9).text == "" && Excerpt("a", column: 0).offset == 0)
  }

  @Test(arguments: ["x", "ä"]) func `the part of a very long line that is shown is around the place`(_ letter: String)
    throws
  {
    let long = String(repeating: letter, count: 9000)
    try folder.write(long + "HERE" + long, to: "a.yaml")
    let place = SourceLocation(file: "a.yaml", position: Position(line: 1, column: 9001))
    let line = try #require(SourceLines(folder.files).line(at: place))
    let excerpt = Excerpt(line.text, column: line.column)
    #expect(line.text.utf8.count <= 4100)
    #expect(Array(excerpt.text)[excerpt.offset] == "H", "\(excerpt)")
    #expect(excerpt.text.hasPrefix("…\(letter)") && excerpt.text.hasSuffix("\(letter)…"))
  }

  @Test func `names of a template cannot begin a line or move the cursor`() {
    let report = text(.text, [finding("'a\n::error::x\u{1B}[2J' is bad; mend it")])
    #expect(report.hasPrefix("a.yaml:3:5: error: 'a\u{FFFD}::error::x\u{FFFD}[2J' is bad; mend it ["))
  }

  @Test func `what says the same twice is said once`() {
    var one = finding()
    one.fullRemedy = "Set 'StorageEncrypted' to true. Keep the key in another account than the data."
    var other = one
    other.subject = "Other"
    let report = text(.text, [one, other])
    #expect(report.ranges(of: "fix:").count == 1)
    #expect(report.contains("    fix: Keep the key in another account than the data.\n"))
  }

  @Test func `questions with one cause are one line`() {
    let open = [("A", "rule-a"), ("A", "rule-b"), ("B", "rule-b")].map { subject, rule in
      var finding = finding("what '\(subject)' is, \(rule)", on: LogicalID(subject), rule: rule, outcome: .undecided)
      finding.cause = .parameter("SubnetIds")
      return finding
    }
    #expect(
      text(.text, open).hasPrefix(
        """
        a.yaml:3:5: unknown: the template does not say what parameter 'SubnetIds' is: 2 rules stay open for 2 resources \
        [rule-a] [rule-b]

        """))
    #expect(text(.text, [open[0]]).hasPrefix("a.yaml:3:5: unknown: what 'A' is, rule-a [rule-a]\n"))
    var same = open[1]
    same.message = open[0].message
    #expect(
      text(.text, [open[0], same]).hasPrefix(
        "a.yaml:3:5: unknown: the template does not say what parameter 'SubnetIds' is: 2 rules stay open for 1 resource "
      ))
  }

  @Test(
    arguments: [
      (.text, "do it [database-is-encrypted] also: [rule-a] [rule-b]\n"), (.github, "do it%0Aalso: rule-a, rule-b\n"),
      (.gitlab, "do it (also: rule-a, rule-b)\""),
      (.markdown, "| `database-is-encrypted`<br>also: `rule-a`, `rule-b` |"),
      (.junit, "\nalso: rule-a, rule-b</failure>"), (.json, "\"also\": ["), (.sarif, "\"also\": ["),
    ] as [(ReportFormat, String)])
  func `every format names the rules that say the same`(format: ReportFormat, expected: String) {
    var told = finding("'Db' fails; do it")
    told.also = ["rule-a", "rule-b", "rule-b"].map { finding("'Db' says so; do it", rule: $0) }
    let report = text(format, [told])
    #expect(report.contains(expected), "\(report)")
    if format == .json || format == .sarif {
      #expect(report.contains("'Db' says so; do it") && report.contains(told.also[0].fingerprint))
    }
  }

  @Test func `quiet tells what fails, and the summary counts by rule`() throws {
    let source = FakeSource(["shop": [.doubtful, .bad, .hidden]])
    let bad = try Sample.bad.lines("R2").prefix { $0 != "\n" }
    #expect(folder.app("validate", "--quiet", source: source).output == "shop/Shop.swift:2:3: \(bad)\n")
    #expect(
      folder.app("validate", "--summary", source: source).output == """
        error     identity-pool-has-no-guests  1
        warning   repository-expires-images    1
        unknown   identity-pool-has-no-guests  1

        1 stack, 3 resources: 1 error, 1 warning, 1 unknown

        """)
    #expect(folder.app("validate", "--quiet", source: FakeSource(["shop": [.good]])).output == "")
  }

  // MARK: Other formats

  @Test func `GitHub's commands are escaped`() {
    #expect(
      text(.github, [finding("100% of 'a,b' are\nopen: yes; close", file: "a,b:c.yaml")]).hasPrefix(
        "::error file=a%2Cb%3Ac.yaml,line=3,col=5,title=database-is-encrypted::100%25 of 'a,b' are%0Aopen: yes; close\n"
      ))
  }

  @Test func `more annotations than GitHub shows are counted, and stand in the log`() {
    let findings = (1...12).map { (line: Int) in finding(on: LogicalID("Db\(line)"), line: line) }
    let lines = text(.github, findings).split(separator: "\n")
    #expect(lines.count { $0.hasPrefix("::error") } == 10)
    #expect(lines[9] == "::error::3 more of this kind stand in the log")
    #expect(lines.count { $0.hasPrefix("a.yaml:") } == 3)
  }

  @Test func `possible and undecided findings have SARIF's kinds and no level`() throws {
    var possible = finding(outcome: .possible)
    possible.scenario = "Env = dev"
    var allowed = finding(on: "Test")
    allowed.suppression = Suppression(.settings, because: "a test system")
    var way = finding(on: "Way")
    way.proof = [
      "internet", Hop("subnet 'A'", of: "A", at: SourceLocation(file: "a.yaml", position: .init(line: 8, column: 2))),
    ]
    let log = try JSON.read(
      Array(
        text(.sarif, [finding(on: "Broken"), possible, finding(on: "Open", outcome: .undecided), allowed, way]).utf8))
    let results = try #require(log["runs"]?.array?.first?["results"]?.array)
    #expect(results.map { $0["kind"]?.string } == ["fail", "review", "open", "fail", "fail"])
    #expect(results.map { $0["level"]?.string } == ["error", "none", "none", "error", "error"])
    #expect(results[3]["suppressions"]?.array?.first?["kind"] == "external")
    #expect(results[3]["suppressions"]?.array?.first?["justification"] == "a test system")
    #expect(results[4]["relatedLocations"]?.array?.count == 1)
    #expect(results[4]["codeFlows"]?.array?.first?["threadFlows"]?.array?.first?["locations"]?.array?.count == 2)
    let rules = log["runs"]?.array?.first?["tool"]?["driver"]?["rules"]?.array
    #expect(rules?.first?["help"]?["text"]?.string?.isEmpty == false)
  }

  @Test func `XML keeps no character that it cannot have`() {
    let report = text(.junit, [finding("<'a & \"b\"'>\u{0}\u{FFFF}\n; \t'")])
    #expect(report.contains("message=\"&lt;'a &amp; &quot;b&quot;'&gt;\u{FFFD}\u{FFFD}&#10;; &#9;'\""))
  }

  @Test func `Markdown notifies nobody and draws nothing of a template's`() {
    let report = text(.markdown, [finding("'@team|<img>`#1`*' is bad; mend it")])
    #expect(report.contains("| '&#64;team\\|&lt;img&gt;\\`&#35;1\\`\\*' is bad; mend it |"))
  }

  @Test func `a path is the same wherever the repository is`() throws {
    let template =
      "Resources: { A: { Type: AWS::Cognito::IdentityPool, Properties: { AllowUnauthenticatedIdentities: true } } }"
    try folder.write(template, to: "t/a.yaml")
    let reports = ["t/a.yaml", "./t/../t/a.yaml", "\(folder.path)/t/a.yaml"].map {
      folder.infra("validate", $0, "--format", "json").output
    }
    #expect(Set(reports).count == 1 && reports[0].contains("\"file\": \"t/a.yaml\""))
  }

  @Test func `what cannot be read is in every report`() throws {
    try folder.write("a: ]", to: "a.yaml")
    for format in ["json", "sarif", "junit", "github", "markdown"] {
      let outcome = folder.infra("validate", "a.yaml", "--format", format)
      #expect(outcome.code == 2)
      #expect(outcome.output.contains("a.yaml"), "\(format)")
      #expect(outcome.errors.hasPrefix("a.yaml:1:"))
    }
  }

  // MARK: Options

  @Test func `several formats are written in one run`() throws {
    let source = FakeSource(["shop": [.bad]])
    let outcome = folder.app(
      "validate", "--format", "github", "--output", "json=out/report.json", "--output=text=out/report.txt",
      source: source)
    #expect(outcome.code == 1 && outcome.output.hasPrefix("::error file=shop/Shop.swift,line=1,"))
    #expect(try folder.read("out/report.json").contains("\"stacks\": [\"shop\"]"))
    #expect(try folder.read("out/report.txt").hasPrefix("shop/Shop.swift:1:3: error: "))
  }

  @Test(arguments: [
    (["--output", "jsn=a"], "'jsn=a' is no value for '--output'; it takes FORMAT=FILE"),
    (["--output", "json="], "'json=' is no value for '--output'"),
    (["--output", "json=a", "--output", "sarif=./a"], "two outputs go to 'a'; give each its own file"),
    (["--quiet", "--summary"], "'--quiet' and '--summary' exclude each other; leave out one"),
    (["--format", "sarf"], "'sarf' is no value for '--format'; did you mean 'sarif'?"),
  ])
  func `what cannot be asked for is refused`(arguments: [String], message: String) {
    let outcome = folder.app(["validate"] + arguments, source: FakeSource(["shop": [.good]]))
    #expect(outcome.code == 2)
    #expect(outcome.errors.contains(message))
  }
}

/// What makes a finding the same one in the next run.
@Suite struct FingerprintTests {
  private func finding(_ message: String, line: Int = 1, steps: [String] = []) -> Finding {
    var finding = Finding(rule: "a-rule", outcome: .broken, severity: .error, subject: "Db", message: message)
    finding.location = SourceLocation(file: "a.yaml", position: Position(line: line, column: 1))
    return finding
  }

  @Test func `neither the line nor the wording counts`() {
    let before = finding("'Db' allows port 22 from '0.0.0.0/0'; remove it", line: 1)
    let after = finding("the group 'Db' lets in port 22 from '0.0.0.0/0'; take it out of the list", line: 7)
    #expect(before.fingerprint == after.fingerprint)
  }

  @Test func `the evidence and the subject count`() {
    let one = finding("'Db' allows port 22; remove it")
    var other = one
    other.subject = "Other"
    var elsewhere = one
    elsewhere.stack = "b.yaml"
    let all = [one, other, elsewhere, finding("'Db' allows port 3389; remove it")]
    #expect(Set(all.map(\.fingerprint)).count == 4)
  }

  @Test func `what differs in nothing else is numbered`() {
    var findings = [finding("'Db' is open; close it", line: 1), finding("'Db' is open; close it", line: 2)]
    findings.numberRepetitions()
    #expect(findings.map(\.repetition) == [0, 1])
    #expect(Set(findings.map(\.fingerprint)).count == 2)
  }

  @Test func `what stays open beside a finding does not change its fingerprint`() {
    let found = finding("'Db' is open; close it", line: 2)
    var open = finding("a rule of 'Db' cannot be determined", line: 1)
    open.outcome = .undecided
    var both = [open, found]
    both.numberRepetitions()
    #expect(both.map(\.fingerprint)[1] == found.fingerprint)
    #expect(both[0].fingerprint != both[1].fingerprint)
  }
}
