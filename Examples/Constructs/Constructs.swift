import Infra

/// Every construct in a small stack that uses it: where to look how one is written, and what comes of it.
@main
struct Constructs: InfraApp {
  func stacks(in environment: Environment) -> [Stack] { Self.all }

  static let all = [
    alarm,
    aurora,
    backupPlan,
    bucket,
    cache,
    compositeAlarm,
    configParameter,
    dashboard,
    database,
    databaseProxy,
    encryptionKey,
    eventRule,
    fifoQueue,
    fileSystem,
    function,
    identityPool,
    imageRepository,
    kafkaCluster,
    kafkaSignIn,
    logSubscription,
    metricFilter,
    network,
    ownWorkload,
    queue,
    scheduledTask,
    searchDomain,
    secret,
    service,
    shared,
    slackChannel,
    table,
    topic,
    userPool,
  ]
}
