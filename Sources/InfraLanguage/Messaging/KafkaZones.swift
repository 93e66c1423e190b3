/// The zones of a Kafka cluster, which MSK never changes: `ClientSubnets` and `VpcConfigs` require a replacement.
struct KafkaZones: Hashable, Sendable {
  /// `nil` if the cluster uses as many of the network's zones as it can.
  let stated: Int?
  /// How many zones MSK supports.
  var maximum = Int.max

  /// The subnets of the cluster.
  func subnets(_ placement: Placement) -> [Reference<EC2.Subnet>] {
    let all = placement.subnets.items
    return Array(all.prefix(max(0, min(stated ?? all.count, maximum))))
  }

  func check(_ placement: Placement, of cluster: Identity, in lowering: inout Lowering) {
    let available = min(placement.subnetIndices.count, maximum)
    guard let stated, available >= 2, !(2...available).contains(stated) else { return }
    let fitting = available == 2 ? "2" : "2 to \(available)"
    lowering.report("kafka cluster '\(cluster.name)' has \(stated) zones; use \(fitting), the zones of its subnets")
  }
}
