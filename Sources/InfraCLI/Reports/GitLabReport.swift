import Documents
import ResourceGraph
import Validation

/// The findings as a code quality report of GitLab (https://docs.gitlab.com/ci/testing/code_quality/#code-quality-report-format).
///
/// What an exception covers is not in it. A finding without a place stands on the first line of what it is about, since
/// GitLab asks for a line.
struct GitLabReport: ReportWriter {
  func text(of run: RunReport) -> String {
    let issues = run.findings.filter { $0.suppression == nil }.map { issue($0, in: run) }
    return String(decoding: JSON.write(.array(issues)), as: UTF8.self)
  }

  private func issue(_ finding: Finding, in run: RunReport) -> Node {
    [
      "description": .string(
        "\(label(run.level(of: finding)))\(finding.fullMessage)\(finding.alsoText.map { " (\($0))" } ?? "")"),
      "check_name": .string(finding.rule),
      "fingerprint": .string(finding.fingerprint),
      "severity": .string(severity(of: finding, run)),
      "location": [
        "path": .string(run.sources.portable(finding.location?.file ?? finding.stack)),
        "lines": ["begin": .integer(max(1, Int(finding.location?.position.line ?? 1)))],
      ],
    ]
  }

  private func label(_ level: RunReport.Level) -> String {
    switch level {
    case .possible, .unknown: "\(level.rawValue): "
    case .error, .warning, .note, .allowed, .baseline: ""
    }
  }

  private func severity(of finding: Finding, _ run: RunReport) -> String {
    switch run.level(of: finding) {
    case .error: "critical"
    case .warning: "major"
    case .possible: run.fails(finding) ? "critical" : "minor"
    case .note, .unknown, .allowed, .baseline: "info"
    }
  }
}
