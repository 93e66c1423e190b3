import Documents

extension ResourceGraph {
  /// Whether a template of the graph differs from what its resources state: by overrides, or raw resources.
  package var hasOverrides: Bool {
    entries.contains { entry in
      if case .raw = entry.content { return true }
      return !entry.overrides.isEmpty
    }
  }

  /// The graph as it is written: once for each dialect where overrides and raw resources can make a difference.
  ///
  /// `dialect` is `nil` for the one graph that all dialects write.
  package func written(_ catalog: ResourceCatalog) -> [(dialect: Dialect?, graph: ResourceGraph)] {
    guard hasOverrides else { return [(nil, self)] }
    return Dialect.allCases.map { ($0, applyingOverrides(in: $0, catalog)) }
  }

  /// The graph as it is written in a dialect: overrides are applied, and raw resources are read into their types.
  ///
  /// Raw resources of types that the catalog does not contain are unchanged.
  package func applyingOverrides(in dialect: Dialect, _ catalog: ResourceCatalog) -> ResourceGraph {
    guard hasOverrides else { return self }
    let syntax = NumberedSyntax()
    let writer = FieldMapper.writer(dialect, syntax: syntax)
    let reader = FieldMapper.reader(dialect, syntax: syntax)
    var copy = ResourceGraph(copyingAllButEntriesOf: self)
    copy.reserveCapacity(entries.count)
    for entry in entries {
      // The ids are those of this graph, so they are unique.
      try? copy.insert(applied(entry))
    }
    return copy

    func applied(_ entry: Entry) -> Entry {
      var body: Node
      var companions: [String: [Object]] = [:]
      let type: any Resource.Type
      switch entry.content {
      case .typed(let resource):
        guard entry.overrides.contains(where: { $0.dialect == dialect }) else { return entry }
        let written = writer.write(resource)
        body = Node(.object(written.body))
        companions = written.companionBodies
        type = Swift.type(of: resource)
      case .raw(let raw):
        guard let form = raw.form(in: dialect) else { return entry }
        guard let known = catalog.type(named: form.type, in: dialect, with: form.properties) else {
          var copy = entry
          copy.content = .raw(form)
          return copy
        }
        body = Node(.object(form.properties))
        type = known
      }
      body.apply(entry.overrides, in: dialect, syntax)
      let read = reader.read(type, from: body.object ?? [:], companions: companions)
      var copy = entry
      copy.content = .typed(read.resource)
      copy.extras += read.extras
      copy.overrides = []
      return copy
    }
  }
}
