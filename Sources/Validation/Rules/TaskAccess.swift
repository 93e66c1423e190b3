import AWSResources

extension Findings {
  /// Reports what keeps the tasks of a service from services of AWS, other than a missing route or endpoint: security
  /// groups, network ACLs and the policies of endpoints.
  ///
  /// - Parameter purpose: what the tasks cannot do: `pull their image`.
  mutating func reportObstacles(of access: ServiceAccess, for service: PlacedService, purpose: String) {
    for (obstacle, services, proof) in access.obstacles {
      report(
        .obstacle(obstacle, service.id, services, purpose), on: service.id, at: obstacle.place, proof: proof)
    }
  }
}

extension Finding.Message {
  fileprivate static func obstacle(
    _ obstacle: NetworkPath.Obstacle, _ id: LogicalID, _ services: [String], _ purpose: String
  ) -> Self {
    """
    tasks of '\(id)' cannot reach \(services.map { "'\($0)'" }.listed) to \(purpose): \(obstacle.fact); \
    \(obstacle.remedy)
    """
  }
}
