import Infra

/// Every construct in a small stack that uses it: where to look how one is written, and what comes of it.
@main
struct Constructs: InfraApp {
  func stacks(in environment: Environment) -> [Stack] { Self.all }

  static let all = [
    alarm,
    backupPlan,
    bucket,
    database,
    encryptionKey,
    fileSystem,
    identityPool,
    imageRepository,
    kafkaCluster,
    network,
    secret,
    service,
    topic,
    userPool,
  ]
}
