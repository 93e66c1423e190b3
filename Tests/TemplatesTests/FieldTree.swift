import ResourceGraph

/// The names of a field list as the objects and lists that they stand in.
final class FieldTree {
  private(set) var names: [String] = []
  private var children: [String: FieldTree] = [:]
  private(set) var isList = false
  /// The field of that name; a required group is one too, beside what stands in it.
  private(set) var field: FieldName?

  init(_ fields: [FieldName]) {
    for field in fields { insert(field, field.path.split(separator: ".")[...]) }
  }

  private init() {}

  subscript(name: String) -> FieldTree? { children[name] }

  private func insert(_ field: FieldName, _ steps: ArraySlice<Substring>) {
    guard let step = steps.first else {
      self.field = self.field ?? field
      return
    }
    let isList = step.hasSuffix("[]")
    let name = String(isList ? step.dropLast(2) : step)
    let child: FieldTree
    if let known = children[name] {
      child = known
    } else {
      child = FieldTree()
      child.isList = isList
      children[name] = child
      names.append(name)
    }
    child.insert(field, steps.dropFirst())
  }
}
