// error: cannot find type 'AppCommand' in scope
// error: cannot find type 'ConfigurationFile' in scope
// error: cannot find type 'Entry' in scope
// error: cannot find type 'Expression' in scope
// error: cannot find type 'Field' in scope
// error: cannot find type 'FieldMapper' in scope
// error: cannot find type 'JSON' in scope
// error: cannot find type 'Node' in scope
// error: cannot find type 'Object' in scope
// error: cannot find type 'Report' in scope
// error: cannot find type 'ResourceGraph' in scope
// error: cannot find type 'RuleDescription' in scope
// error: cannot find type 'Session' in scope
// error: cannot find type 'StackSource' in scope
import Infra

// What the package is made of stays in it: a team may use these words for things of its own.
func names(
  _: AppCommand,
  _: ConfigurationFile,
  _: Entry,
  _: Expression,
  _: Field,
  _: FieldMapper,
  _: JSON,
  _: Node,
  _: Object,
  _: Report,
  _: ResourceGraph,
  _: RuleDescription,
  _: Session,
  _: StackSource
) {}
