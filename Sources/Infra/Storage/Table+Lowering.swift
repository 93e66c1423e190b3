extension Table {
  public func lower(into lowering: inout Lowering) {
    let physicalName = physicalName(in: lowering)
    check(physicalName, &lowering)
    lowering.add(
      id("Table"), named: name,
      DynamoDB.Table {
        $0.name = .literal(physicalName)
        $0.attributes = attributes.map { .init(.literal($0.name), $0.kind) }
        $0.hashKey = .literal(partition.name)
        $0.rangeKey = sort.map { .literal($0.name) }
        $0.globalIndexes = indexes.filter { $0.partition != nil }.map(globalIndex)
        $0.localIndexes = indexes.filter { $0.partition == nil }.map(localIndex)
        switch capacity {
        case .onDemand: $0.billingMode = .literal(.onDemand)
        case .provisioned:
          $0.billingMode = .literal(.provisioned)
          $0.capacity = units
        }
        $0.isDeletionProtected = .literal(deletionProtection.isOn)
        $0.hasPointInTimeRecovery = .literal(pointInTimeRecovery.isOn)
        if let key {
          $0.isEncryptedByKMS = true
          $0.kmsKey = key.key
          $0.encryptionType = "KMS"
        }
        $0.expiry = expiryAttribute.map { name in
          .init {
            $0.attribute = .literal(name)
            $0.isEnabled = true
          }
        }
        $0.streamView = stream.map { .literal($0) }
      }
    ) {
      $0.retain(.retain)
      $0.allowances +=
        pointInTimeRecovery.allowance("table-can-be-restored", at: identity.location)
        + deletionProtection.allowance("table-is-deletion-protected", at: identity.location)
    }
  }

  /// The attributes of all keys, each once, in the order in which they come.
  private var attributes: [TableKey] {
    let keys = [partition, sort] + indexes.flatMap { [$0.partition, $0.sort] }
    return keys.compactMap(\.self).unique
  }

  private var units: DynamoDB.Table.Capacity {
    guard case .provisioned(let reads, let writes) = capacity else { return .init() }
    return .init {
      $0.reads = .literal(reads)
      $0.writes = .literal(writes)
    }
  }

  private func globalIndex(_ index: TableIndex) -> DynamoDB.Table.GlobalIndex {
    .init {
      $0.name = .literal(index.name)
      $0.hashKey = index.partition.map { .literal($0.name) }
      $0.rangeKey = index.sort.map { .literal($0.name) }
      $0.projection = projection(index)
      $0.capacity = units
    }
  }

  private func localIndex(_ index: TableIndex) -> DynamoDB.Table.LocalIndex {
    .init {
      $0.name = .literal(index.name)
      $0.hashKey = .literal(partition.name)
      $0.rangeKey = index.sort.map { .literal($0.name) }
      $0.projection = projection(index)
    }
  }

  private func projection(_ index: TableIndex) -> DynamoDB.Table.Projection {
    .init {
      switch index.projection {
      case .all: $0.kind = .literal(.all)
      case .keysOnly: $0.kind = .literal(.keysOnly)
      case .including(let attributes):
        $0.kind = .literal(.include)
        $0.attributes = .items(attributes.map { .literal($0) })
      }
    }
  }

  // MARK: Mistakes

  private func check(_ physicalName: String, _ lowering: inout Lowering) {
    Names.check(physical: physicalName, of: "table", longest: 255, in: &lowering)
    let keys = attributes
    for (index, key) in keys.enumerated() where keys[..<index].contains(where: { $0.name == key.name }) {
      lowering.report("table '\(name)' has keys '\(key.name)' of two types; give an attribute one type")
    }
    if sort?.name == partition.name {
      lowering.report("table '\(name)' has '\(partition.name)' as both keys; give another sort key, or none")
    }
    var names: Set<String> = []
    for index in indexes {
      if !names.insert(index.name).inserted {
        lowering.report("table '\(name)' has two indexes named '\(index.name)'; give one another name")
      }
      if !(3...255).contains(index.name.utf8.count) {
        lowering.report("table '\(name)' has an index named '\(index.name)'; DynamoDB wants 3 to 255 characters")
      }
    }
    let locals = indexes.filter { $0.partition == nil }
    if sort == nil, let first = locals.first {
      lowering.report(
        "table '\(name)' has no sort key, so a local index says nothing; make '\(first.name)' a global one")
    }
    if locals.count > 5 || indexes.count - locals.count > 20 {
      lowering.report(
        "table '\(name)' has \(locals.count) local and \(indexes.count - locals.count) global indexes; DynamoDB allows "
          + "5 and 20")
    }
    if case .provisioned(let reads, let writes) = capacity, reads < 1 || writes < 1 {
      lowering.report("table '\(name)' takes \(reads) reads and \(writes) writes a second; use 1 or more of both")
    }
  }
}
