/// The results of checking a graph.
package struct Report: Sendable {
  /// Everything that the rules have to say, by place, then by resource and rule.
  package var all: [Finding]
  /// Which ends of its intents each graph has that was checked.
  package var intentEnds: [IntentEnds] = []

  package init(_ all: [Finding] = []) { self.all = all }

  /// What breaks a rule, or may break it, without an exception.
  package var findings: [Finding] { all.filter { $0.suppression == nil && $0.outcome != .undecided } }
  /// Findings that an exception covers.
  package var allowed: [Finding] { all.filter { $0.suppression != nil } }
  /// Questions that cannot be answered before deployment: neither passed nor failed.
  package var unknowns: [Finding] { all.filter { $0.suppression == nil && $0.outcome == .undecided } }
}
