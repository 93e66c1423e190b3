@testable import InfraLanguage

extension WrongValue {
  static let messaging: [WrongValue] = [
    WrongValue("KafkaCluster.init", "KafkaSettings.init", says: "brokers in 2 zones") {
      KafkaCluster(
        "events", in: network.isolatedSubnets, size: .m7g(.large), brokers: .max,
        storage: .gigabytes(16_384, growingTo: .max),
        settings: KafkaSettings(partitions: .max, replicas: .min, replicasInSync: .max, retention: .days(.max)))
    },
    WrongValue("KafkaUser.init", says: "secret 'a b'") {
      KafkaCluster(
        "events", in: network.isolatedSubnets, size: .m7g(.large), authentication: .scram(KafkaUser(Secret("a b"))))
    },
    WrongValue("KafkaCluster.existing", says: "use an ARN of kafka") {
      service().connects(
        to: KafkaCluster.existing("events", clusterARN: "events", securityGroup: "sg-0a1b2c3d"),
        as: .consumer(topics: ["orders"], group: "api"))
    },
    WrongValue("ServerlessKafkaCluster.init", says: "kafka cluster name") {
      ServerlessKafkaCluster("a_b", in: network.isolatedSubnets)
    },
    WrongValue("ServerlessKafkaCluster.existing", says: "use an ARN of kafka") {
      service().connects(
        to: ServerlessKafkaCluster.existing("events", clusterARN: "events", securityGroup: "sg-0a1b2c3d"),
        as: .consumer(topics: ["orders"], group: "api"))
    },
    WrongValue("MessageQueue.init", says: "queue 'jobs' has a retention") {
      Queue(
        "jobs", visibilityTimeout: .days(.max), retention: .days(.max), deliveryDelay: .seconds(-1),
        receiveWaitTime: .days(.min), redrive: .afterReceives(.max))
    },
    WrongValue("MessageQueue.existing", says: "as QueueName") {
      Queue.existing("jobs", queueName: "all jobs").grants(.send, to: service())
    },
    WrongValue("MessageTopic.init", says: "has the subscriber 'nobody'") {
      Topic("alarms", subscribers: .email("nobody"), .https("http://example.com"))
    },
    WrongValue("MessageTopic.existing", says: "use an ARN of sns") {
      Alarm.high(service().cpuUtilization, above: 80, notify: .existing("alarms", topicARN: "alarms"))
    },
  ]
}
