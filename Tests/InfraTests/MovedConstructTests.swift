import Configuration
import ResourceGraph
import Testing

@testable import InfraLanguage

/// Moving a construct from one stack's list to another's changes the references to it and nothing else.
///
/// Each list has every difference between the files before and after, so all other parts of all stacks are the same.
@Suite struct MovedConstructTests {
  private let network = Network("main")
  private let cluster = Cluster("main")
  private var platform: Stack {
    Stack("platform", region: .euWest1) {
      network
      cluster
    }
  }

  private func system(_ stacks: Stack...) -> System {
    let system = System(stacks, in: Environment(name: "production", namesIncludeEnvironment: true))
    #expect(system.diagnostics.map(\.description) == [])
    return system
  }

  private func service(_ name: String) -> FargateService {
    FargateService(
      name, on: cluster, in: network.privateSubnets, image: .registry("public.ecr.aws/example/\(name):1.0.0"),
      size: .quarterVCPU(.gb1), port: 8080)
  }

  /// The stacks that each stack is deployed after.
  private func prerequisites(_ system: System) -> [String: [String]] {
    Dictionary(uniqueKeysWithValues: system.graphs.map { ($0.name, $0.prerequisites) })
  }

  // MARK: A queue, whose ARN follows from its name

  private func system(queueIn owner: String) -> System {
    let jobs = Queue("jobs")
    let orders = service("orders")
    return system(
      platform,
      Stack("messaging", region: .euWest1) {
        Topic("operations")
        if owner == "messaging" { jobs }
      },
      Stack("orders", region: .euWest1) {
        orders
        jobs.grants(.send, to: orders)
        if owner == "orders" { jobs }
      })
  }

  @Test func `a queue moves, and the template of its sender names it by an ARN`() {
    let (before, after) = (system(queueIn: "orders"), system(queueIn: "messaging"))
    let changes = SystemParts.cloudFormation(before).changes(to: .cloudFormation(after))
    #expect(
      changes == #"""
        orders: Resources.OrdersTaskPolicy changes
          - "Resource": { "Fn::GetAtt": ["JobsQueue", "Arn"] }
          + "Resource": {
          + "Fn::Sub": "arn:${AWS::Partition}:sqs:${AWS::Region}:${AWS::AccountId}:production-messaging-jobs"
          + }
        orders → messaging: Resources.JobsDeadLetters moves
          - "QueueName": "production-orders-jobs-dead-letters",
          + "QueueName": "production-messaging-jobs-dead-letters",
          - "Fn::Sub": "arn:${AWS::Partition}:sqs:${AWS::Region}:${AWS::AccountId}:production-orders-jobs"
          + "Fn::Sub": "arn:${AWS::Partition}:sqs:${AWS::Region}:${AWS::AccountId}:production-messaging-jobs"
          - { "Key": "Name", "Value": "production-orders-jobs-dead-letters" },
          - { "Key": "Stack", "Value": "production-orders" },
          + { "Key": "Name", "Value": "production-messaging-jobs-dead-letters" },
          + { "Key": "Stack", "Value": "production-messaging" },
        orders → messaging: Resources.JobsDeadLettersPolicy moves
        orders → messaging: Resources.JobsQueue moves
          - "QueueName": "production-orders-jobs",
          + "QueueName": "production-messaging-jobs",
          - { "Key": "Name", "Value": "production-orders-jobs" },
          - { "Key": "Stack", "Value": "production-orders" },
          + { "Key": "Name", "Value": "production-messaging-jobs" },
          + { "Key": "Stack", "Value": "production-messaging" },
        orders → messaging: Resources.JobsQueuePolicy moves
        """#)
    #expect(prerequisites(before) == ["platform": [], "messaging": [], "orders": ["platform"]])
    #expect(prerequisites(after) == ["platform": [], "messaging": [], "orders": ["platform", "messaging"]])
  }

  @Test func `a queue moves, and the configuration of its sender names it by an ARN`() {
    let (before, after) = (system(queueIn: "orders"), system(queueIn: "messaging"))
    let changes = SystemParts.terraform(before).changes(to: .terraform(after))
    #expect(
      changes == #"""
        orders: resource.aws_iam_role_policy.orders_task_policy changes
          - "Resource": "${aws_sqs_queue.jobs_queue.arn}"
          + "Resource": "arn:${data.aws_partition.current.partition}:sqs:${data.aws_region.current.id}:${data.aws_caller_identity.current.account_id}:production-messaging-jobs"
        orders → messaging: resource.aws_sqs_queue.jobs_dead_letters moves
          - "name": "production-orders-jobs-dead-letters",
          + "name": "production-messaging-jobs-dead-letters",
          - "arn:${data.aws_partition.current.partition}:sqs:${data.aws_region.current.id}:${data.aws_caller_identity.current.account_id}:production-orders-jobs"
          + "arn:${data.aws_partition.current.partition}:sqs:${data.aws_region.current.id}:${data.aws_caller_identity.current.account_id}:production-messaging-jobs"
          - "tags": { "Name": "production-orders-jobs-dead-letters" },
          + "tags": { "Name": "production-messaging-jobs-dead-letters" },
        orders → messaging: resource.aws_sqs_queue.jobs_queue moves
          - "name": "production-orders-jobs",
          + "name": "production-messaging-jobs",
          - "tags": { "Name": "production-orders-jobs" },
          + "tags": { "Name": "production-messaging-jobs" },
        orders → messaging: resource.aws_sqs_queue_policy.jobs_dead_letters_policy moves
        orders → messaging: resource.aws_sqs_queue_policy.jobs_queue_policy moves
        messaging: data.aws_region.current is added
          + {}
        """#)
  }

  // MARK: A key, whose ARN only AWS knows

  private func system(keyIn owner: String) -> System {
    let key = EncryptionKey("data")
    let customers = Table("customers", partitionKey: .string("id"), key: key)
    let orders = service("orders")
    return system(
      platform,
      Stack("security", region: .euWest1) {
        Topic("operations")
        if owner == "security" { key }
      },
      Stack("storage", region: .euWest1) {
        customers
        if owner == "storage" { key }
      },
      Stack("orders", region: .euWest1) {
        orders
        customers.grants(.read, to: orders)
      })
  }

  @Test func `a key moves, and the templates of its users read its ARN from another parameter`() {
    let (before, after) = (system(keyIn: "storage"), system(keyIn: "security"))
    let changes = SystemParts.cloudFormation(before).changes(to: .cloudFormation(after))
    #expect(
      changes == #"""
        storage → security: Resources.DataKey moves
          - { "Key": "Name", "Value": "production-storage-data" },
          - { "Key": "Stack", "Value": "production-storage" },
          + { "Key": "Name", "Value": "production-security-data" },
          + { "Key": "Stack", "Value": "production-security" },
        storage → security: Resources.DataKeyAlias moves
          - "AliasName": "alias/production-storage-data",
          + "AliasName": "alias/production-security-data",
        storage: Resources.CustomersTable changes
          - "KMSMasterKeyId": { "Fn::GetAtt": ["DataKey", "Arn"] },
          + "KMSMasterKeyId": { "Ref": "SecurityDataKeyArn" },
        storage → security: Resources.DataKeyArnParameter moves
          - "Name": "/infra/production/storage/DataKey/Arn",
          + "Name": "/infra/production/security/DataKey/Arn",
          - "Stack": "production-storage",
          + "Stack": "production-security",
        orders: Parameters.StorageDataKeyArn is removed
          - {
          - "Type": "AWS::SSM::Parameter::Value<String>",
          - "Description": "DataKey, of stack storage",
          - "Default": "/infra/production/storage/DataKey/Arn"
          - }
        orders: Resources.OrdersTaskPolicy changes
          - "Resource": { "Ref": "StorageDataKeyArn" },
          + "Resource": { "Ref": "SecurityDataKeyArn" },
        storage: Parameters.SecurityDataKeyArn is added
          + {
          + "Type": "AWS::SSM::Parameter::Value<String>",
          + "Description": "DataKey, of stack security",
          + "Default": "/infra/production/security/DataKey/Arn"
          + }
        orders: Parameters.SecurityDataKeyArn is added
          + {
          + "Type": "AWS::SSM::Parameter::Value<String>",
          + "Description": "DataKey, of stack security",
          + "Default": "/infra/production/security/DataKey/Arn"
          + }
        """#)
    #expect(
      prerequisites(before) == ["platform": [], "security": [], "storage": [], "orders": ["platform", "storage"]])
    #expect(
      prerequisites(after) == [
        "platform": [], "security": [], "storage": ["security"], "orders": ["platform", "security", "storage"],
      ])
  }

  @Test func `a key moves, and the configurations of its users read its ARN from another parameter`() {
    let (before, after) = (system(keyIn: "storage"), system(keyIn: "security"))
    let changes = SystemParts.terraform(before).changes(to: .terraform(after))
    #expect(
      changes == #"""
        storage: data.aws_caller_identity.current is removed
          - {}
        storage: data.aws_partition.current is removed
          - {}
        storage → security: resource.aws_kms_key.data_key moves
          - "tags": { "Name": "production-storage-data" },
          + "tags": { "Name": "production-security-data" },
        storage → security: resource.aws_kms_alias.data_key_alias moves
          - "name": "alias/production-storage-data",
          + "name": "alias/production-security-data",
        storage: resource.aws_dynamodb_table.customers_table changes
          - "kms_key_arn": "${aws_kms_key.data_key.arn}"
          + "kms_key_arn": "${data.aws_ssm_parameter.security_data_key_arn.insecure_value}"
        storage → security: resource.aws_ssm_parameter.data_key_arn_parameter moves
          - "name": "/infra/production/storage/DataKey/Arn",
          + "name": "/infra/production/security/DataKey/Arn",
        orders: data.aws_ssm_parameter.storage_data_key_arn is removed
          - { "name": "/infra/production/storage/DataKey/Arn" }
        orders: resource.aws_iam_role_policy.orders_task_policy changes
          - "Resource": "${data.aws_ssm_parameter.storage_data_key_arn.insecure_value}",
          + "Resource": "${data.aws_ssm_parameter.security_data_key_arn.insecure_value}",
        storage: data.aws_ssm_parameter.security_data_key_arn is added
          + { "name": "/infra/production/security/DataKey/Arn" }
        orders: data.aws_ssm_parameter.security_data_key_arn is added
          + { "name": "/infra/production/security/DataKey/Arn" }
        """#)
  }

  // MARK: The comparison

  @Test func `a system has no changes to itself`() {
    let system = system(queueIn: "orders")
    #expect(SystemParts.cloudFormation(system).changes(to: .cloudFormation(system)) == "")
    #expect(SystemParts.terraform(system).changes(to: .terraform(system)) == "")
  }
}
