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

  var object: Object {
    Object(zip(types, bodies).map { .init(key: $0, value: Node(.object(Object($1)))) })
  }
}
