import Documents
import ResourceGraph
import Validation

/// The findings as the test results of JUnit: a suite for each stack or template, and in it a test for each finding.
///
/// An error or warning is a failure; what may be one passes, unless the run counts it; what is allowed or cannot be
/// determined is skipped. A file that cannot be read is an error.
struct JUnitReport: ReportWriter {
  func text(of run: RunReport) -> String {
    var suites = run.inputs.map { Suite(name: run.sources.portable($0)) }
    for finding in run.findings {
      let name = run.sources.portable(finding.stack)
      let index = suites.firstIndex { $0.name == name } ?? suites.endIndex
      if index == suites.endIndex { suites.append(Suite(name: name)) }
      suites[index].tests.append(Test(finding, in: run))
    }
    if !run.failures.isEmpty {
      suites.append(Suite(name: "failures", tests: run.failures.map { Test($0, in: run) }))
    }
    for index in suites.indices { suites[index].numberNames() }
    for index in suites.indices where suites[index].tests.isEmpty {
      suites[index].tests.append(Test(name: "no findings", file: nil, line: nil, element: nil))
    }
    let all = suites.flatMap(\.tests)
    var text = #"<?xml version="1.0" encoding="UTF-8"?>"# + "\n"
    text += "<testsuites name=\"infra\"\(Test.counts(all))>\n"
    for suite in suites {
      text += "  <testsuite name=\"\(XMLText.attribute(suite.name))\"\(Test.counts(suite.tests))>\n"
      for test in suite.tests { text += test.text(in: suite.name) }
      text += "  </testsuite>\n"
    }
    return text + "</testsuites>\n"
  }
}

private struct Suite {
  var name: String
  var tests: [Test] = []

  /// Tells tests with one name apart, since readers know a test by its name.
  mutating func numberNames() {
    var counts: [String: Int] = [:]
    for index in tests.indices {
      let count = counts[tests[index].name, default: 0] + 1
      counts[tests[index].name] = count
      if count > 1 { tests[index].name += " (\(count))" }
    }
  }
}

private struct Test {
  enum Element: String {
    case failure, error, skipped
  }

  var name: String
  var file: String?
  var line: UInt32?
  /// What the test came to; nil where it passes.
  var element: Element?
  var type = ""
  var message = ""
  var details = ""

  init(name: String, file: String?, line: UInt32?, element: Element?) {
    self.name = name
    self.file = file
    self.line = line
    self.element = element
  }

  init(_ finding: Finding, in run: RunReport) {
    let level = run.level(of: finding)
    self.init(
      name: "\(finding.rule): \(finding.subject)",
      file: finding.location.map { run.sources.portable($0.file) }, line: finding.location?.position.line,
      element: Self.element(finding, level, run))
    type = level.rawValue
    message = finding.suppression.map { "\(level): \($0.reason)" } ?? finding.fullMessage
    let lines = [finding.suppression == nil ? nil : finding.fullMessage, finding.location.map { place($0, run) }]
    details =
      (lines.compactMap(\.self)
      + finding.proof.map { hop in
        hop.name + (hop.location.map { " (\(place($0, run)))" } ?? "")
      } + [finding.alsoText, finding.remedy.map { "fix: \($0)" }].compactMap(\.self)).joined(separator: "\n")
  }

  init(_ failure: Diagnostic, in run: RunReport) {
    let file = failure.location.map { run.sources.portable($0.file) }
    self.init(name: file ?? "infra", file: file, line: failure.location?.position.line, element: .error)
    type = "failure"
    message = failure.message
    details = failure.location.map { place($0, run) } ?? ""
  }

  private static func element(_ finding: Finding, _ level: RunReport.Level, _ run: RunReport) -> Element? {
    switch level {
    case .error, .warning: .failure
    case .possible, .note: run.fails(finding) ? .failure : nil
    case .unknown, .allowed, .baseline: .skipped
    }
  }

  /// ` tests="3" failures="1" errors="0" skipped="1"`
  static func counts(_ tests: [Test]) -> String {
    let counts: [(String, Int)] = [
      ("tests", tests.count), ("failures", tests.count { $0.element == .failure }),
      ("errors", tests.count { $0.element == .error }), ("skipped", tests.count { $0.element == .skipped }),
    ]
    return counts.map { " \($0.0)=\"\($0.1)\"" }.joined()
  }

  func text(in suite: String) -> String {
    var attributes = [("name", name), ("classname", suite)]
    if let file { attributes.append(("file", file)) }
    if let line, line > 0 { attributes.append(("line", "\(line)")) }
    let opening = "    <testcase" + attributes.map { " \($0.0)=\"\(XMLText.attribute($0.1))\"" }.joined()
    let body = XMLText.content(details)
    switch element {
    case nil where message.isEmpty: return opening + "/>\n"
    case nil:
      let output = XMLText.content("\(type): \(message)") + (body.isEmpty ? "" : "\n\(body)")
      return opening + ">\n      <system-out>\(output)</system-out>\n    </testcase>\n"
    case .skipped?:
      return opening
        + ">\n      <skipped message=\"\(XMLText.attribute(message))\">\(body)</skipped>\n    </testcase>\n"
    case let element?:
      let start = "<\(element.rawValue) message=\"\(XMLText.attribute(message))\" type=\"\(type)\">"
      return opening + ">\n      \(start)\(body)</\(element.rawValue)>\n    </testcase>\n"
    }
  }
}

/// `file:line:column` with a path that is the same on every machine.
private func place(_ location: SourceLocation, _ run: RunReport) -> String {
  SourceLocation(file: run.sources.portable(location.file), position: location.position).description
}

/// Text in XML 1.0.
private enum XMLText {
  static func attribute(_ text: String) -> String { escaped(text, isAttribute: true) }
  static func content(_ text: String) -> String { escaped(text, isAttribute: false) }

  private static func escaped(_ text: String, isAttribute: Bool) -> String {
    var escaped = String.UnicodeScalarView()
    for scalar in text.unicodeScalars {
      switch scalar {
      case "&": escaped += "&amp;".unicodeScalars
      case "<": escaped += "&lt;".unicodeScalars
      case ">": escaped += "&gt;".unicodeScalars
      case "\"" where isAttribute: escaped += "&quot;".unicodeScalars
      case "\n" where isAttribute: escaped += "&#10;".unicodeScalars
      case "\t" where isAttribute: escaped += "&#9;".unicodeScalars
      // XML 1.0 has no way to write other control characters, nor these two.
      case "\n", "\t": escaped.append(scalar)
      case "\u{0}"..."\u{1F}", "\u{FFFE}", "\u{FFFF}": escaped.append("\u{FFFD}")
      default: escaped.append(scalar)
      }
    }
    return String(escaped)
  }
}
