extension Table {
  public func lower(into lowering: inout Lowering) {
    let physicalName = physicalName(in: lowering)
    check(physicalName, &lowering)
    lowering.add(
      id("Table"), named: name,
      DynamoDB.Table {
        $0.name = .literal(physicalName)
        $0.attributes = attributes.map { .init(.literal($0.name), $0.kind) }
        $0.hashKey = .literal(partitionKey.name)
        $0.rangeKey = sortKey.map { .literal($0.name) }
        $0.globalIndexes = indexes.filter { $0.partitionKey != nil }.map(globalIndex)
        $0.localIndexes = indexes.filter { $0.partitionKey == nil }.map(localIndex)
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
        $0.expiry = timeToLiveAttribute.map { name in
          .init {
            $0.attribute = .literal(name)
            $0.isEnabled = true
          }
        }
        $0.streamView = stream.map { .literal($0) }
      }
    ) {
      $0.whenDeleted(.retain)
      $0.allowances +=
        pointInTimeRecovery.allowance(.tableCanBeRestored, at: identity.location)
        + deletionProtection.allowance(.tableIsDeletionProtected, at: identity.location)
    }
  }

  /// The attributes of all keys, each once, in the order of the keys.
  private var attributes: [TableKey] {
    let keys = [partitionKey, sortKey] + indexes.flatMap { [$0.partitionKey, $0.sortKey] }
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
      $0.hashKey = index.partitionKey.map { .literal($0.name) }
      $0.rangeKey = index.sortKey.map { .literal($0.name) }
      $0.projection = projection(index)
      $0.capacity = units
    }
  }

  private func localIndex(_ index: TableIndex) -> DynamoDB.Table.LocalIndex {
    .init {
      $0.name = .literal(index.name)
      $0.hashKey = .literal(partitionKey.name)
      $0.rangeKey = index.sortKey.map { .literal($0.name) }
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
      lowering.report("table '\(name)' has the key attribute '\(key.name)' with two types; use one type")
    }
    if sortKey?.name == partitionKey.name {
      lowering.report(
        "table '\(name)' has '\(partitionKey.name)' as its partition key and its sort key; use another sort key, or none"
      )
    }
    var names: Set<String> = []
    for index in indexes {
      if !names.insert(index.name).inserted {
        lowering.report("table '\(name)' has two indexes named '\(index.name)'; rename one")
      }
      if !(3...255).contains(index.name.utf8.count) {
        lowering.report("table '\(name)' has an index named '\(index.name)'; use 3 to 255 characters")
      }
    }
    let locals = indexes.filter { $0.partitionKey == nil }
    if sortKey == nil, let first = locals.first {
      lowering.report(
        "table '\(name)' has no sort key, which a local index requires; make '\(first.name)' a global index")
    }
    if locals.count > 5 || indexes.count - locals.count > 20 {
      lowering.report(
        "table '\(name)' has \(locals.count) local and \(indexes.count - locals.count) global indexes; DynamoDB allows "
          + "5 and 20")
    }
    if case .provisioned(let reads, let writes) = capacity, reads < 1 || writes < 1 {
      lowering.report("table '\(name)' has \(reads) read and \(writes) write capacity units; use 1 or more of both")
    }
  }
}
