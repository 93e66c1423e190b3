// Written by `make generate` from Examples/Constructs.

import Infra

extension Constructs {
  static let all: [Stack] = [
    alarm,
    aurora,
    backupPlan,
    backupVault,
    bucket,
    cache,
    cluster,
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
    networkPeering,
    ownWorkload,
    queue,
    scheduledTask,
    searchDomain,
    secret,
    service,
    slackChannel,
    table,
    topic,
    transitGatewayAttachment,
    userPool,
  ]
}
