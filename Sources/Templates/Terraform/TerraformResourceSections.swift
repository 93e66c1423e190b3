import Documents

/// Resources by type and name, both in insertion order, and the files that they are written to.
struct TerraformResourceSections {
  private var types: [String] = []
  private var bodies: [[Object.Member]] = []
  private var files: [[String]] = []
  private var indices: [String: Int] = [:]
  private(set) var count = 0

  var isEmpty: Bool { types.isEmpty }

  /// Where a resource stands.
  struct Place {
    fileprivate var section: Int
    fileprivate var index: Int
  }

  @discardableResult
  mutating func append(_ type: String, _ name: String, _ body: Node, to file: String) -> Place {
    count += 1
    let member = Object.Member(key: name, value: body)
    if let section = indices[type] {
      bodies[section].append(member)
      files[section].append(file)
      return Place(section: section, index: bodies[section].count - 1)
    }
    indices[type] = types.count
    types.append(type)
    bodies.append([member])
    files.append([file])
    return Place(section: types.count - 1, index: 0)
  }

  /// Appends the blocks of a section that was read.
  mutating func append(_ section: Node, to file: String) {
    for type in section.blockMembers ?? [] {
      for block in type.value.blockMembers ?? [] { append(type.key, block.key, block.value, to: file) }
    }
  }

  /// Adds dependencies to a resource, after those that it has.
  mutating func add(dependencies: [String], at place: Place) {
    guard var body = bodies[place.section][place.index].value.object else { return }
    let known = body["depends_on"]?.array ?? []
    let added = dependencies.map { Node(.string($0)) }.filter { !known.contains($0) }
    if !added.isEmpty { body["depends_on"] = Node(.array(known + added)) }
    bodies[place.section][place.index].value = Node(.object(body))
  }

  /// The addresses of all resources.
  var addresses: Set<String> {
    Set(zip(types, bodies).flatMap { type, members in members.map { "\(type).\($0.key)" } })
  }

  var object: Object {
    Object(zip(types, bodies).map { .init(key: $0, value: Node(.object(Object($1)))) })
  }

  /// The resources of each file, in the order of the whole.
  var divided: [(file: String, part: TerraformResourceSections)] {
    var parts: [(file: String, part: TerraformResourceSections)] = []
    var places: [String: Int] = [:]
    for (section, type) in types.enumerated() {
      for (member, file) in zip(bodies[section], files[section]) {
        let place = places[file] ?? parts.count
        if place == parts.count {
          places[file] = place
          parts.append((file, TerraformResourceSections()))
        }
        parts[place].part.append(type, member.key, member.value, to: file)
      }
    }
    return parts
  }
}
