import Documents

/// Resources by type and name, both in insertion order.
struct TerraformResourceSections {
  private var types: [String] = []
  private var bodies: [[Object.Member]] = []
  private var indices: [String: Int] = [:]
  private(set) var count = 0

  var isEmpty: Bool { types.isEmpty }

  mutating func append(_ type: String, _ name: String, _ body: Node) {
    count += 1
    let member = Object.Member(key: name, value: body)
    if let index = indices[type] {
      bodies[index].append(member)
    } else {
      indices[type] = types.count
      types.append(type)
      bodies.append([member])
    }
  }

  /// Adds dependencies to a resource, after those that it has.
  mutating func add(dependencies: [String], to type: String, _ address: String) {
    let name = address.utf8.dropFirst(type.utf8.count + 1)
    guard let index = indices[type], let place = bodies[index].firstIndex(where: { $0.key.utf8.elementsEqual(name) }),
      var body = bodies[index][place].value.object
    else { return }
    let known = body["depends_on"]?.array ?? []
    let added = dependencies.map { Node(.string($0)) }.filter { !known.contains($0) }
    if !added.isEmpty { body["depends_on"] = Node(.array(known + added)) }
    bodies[index][place].value = Node(.object(body))
  }

  var object: Object {
    Object(zip(types, bodies).map { .init(key: $0, value: Node(.object(Object($1)))) })
  }
}
