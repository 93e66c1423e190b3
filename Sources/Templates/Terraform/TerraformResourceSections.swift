import Documents

/// Resources by type and name, both in insertion order.
struct TerraformResourceSections {
  private var types: [String] = []
  private var bodies: [[Object.Member]] = []
  private var indices: [String: Int] = [:]
  private(set) var count = 0

  var isEmpty: Bool { types.isEmpty }

  /// Where a resource stands.
  struct Place {
    fileprivate var section: Int
    fileprivate var index: Int
  }

  @discardableResult
  mutating func append(_ type: String, _ name: String, _ body: Node) -> Place {
    count += 1
    let member = Object.Member(key: name, value: body)
    if let section = indices[type] {
      bodies[section].append(member)
      return Place(section: section, index: bodies[section].count - 1)
    }
    indices[type] = types.count
    types.append(type)
    bodies.append([member])
    return Place(section: types.count - 1, index: 0)
  }

  /// Adds dependencies to a resource, after those that it has.
  mutating func add(dependencies: [String], at place: Place) {
    guard var body = bodies[place.section][place.index].value.object else { return }
    let known = body["depends_on"]?.array ?? []
    let added = dependencies.map { Node(.string($0)) }.filter { !known.contains($0) }
    if !added.isEmpty { body["depends_on"] = Node(.array(known + added)) }
    bodies[place.section][place.index].value = Node(.object(body))
  }

  var object: Object {
    Object(zip(types, bodies).map { .init(key: $0, value: Node(.object(Object($1)))) })
  }
}
