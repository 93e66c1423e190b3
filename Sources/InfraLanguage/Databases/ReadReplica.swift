/// The read replicas of a database: their number, or the settings of each.
public struct ReadReplicas: Hashable, Sendable, ExpressibleByIntegerLiteral, ExpressibleByArrayLiteral {
  let number: Int
  /// The settings of each, where they are stated.
  let each: [ReadReplica]

  /// Read replicas of the primary instance's size, in zones that RDS chooses.
  public static func count(_ number: Int) -> ReadReplicas { ReadReplicas(number: number, each: []) }

  private init(number: Int, each: [ReadReplica]) {
    self.number = number
    self.each = each
  }

  public init(integerLiteral number: Int) { self.init(number: number, each: []) }

  public init(arrayLiteral replicas: ReadReplica...) { self.init(number: replicas.count, each: replicas) }

  func settings(_ index: Int) -> ReadReplica { each.indices.contains(index) ? each[index] : ReadReplica() }
}

/// The settings of a read replica.
public struct ReadReplica: Hashable, Sendable {
  let size: DatabaseSize?
  let zone: Int?

  /// - Parameters:
  ///   - size: the instance class; that of the primary instance by default.
  ///   - zone: the zone of the network, counted from 1; RDS chooses one by default, and in a network that exists already.
  public init(size: DatabaseSize? = nil, zone: Int? = nil) {
    self.size = size
    self.zone = zone
  }
}
