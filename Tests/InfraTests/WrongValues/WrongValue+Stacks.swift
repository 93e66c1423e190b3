@testable import InfraLanguage

extension WrongValue {
  static let stacks: [WrongValue] = [
    WrongValue("Stack.init", says: "creates no resource") {},
    WrongValue("Stack.init", says: "the port of the intent is 0; use 1 to 65535") {
      Queue("jobs")
      Intent.never(from: .internet, to: .dataStores, port: Port(0))
    },
    WrongValue("Tag.init", says: "the tag 'aws:team' is not accepted by AWS") {
      Queue("jobs").tagged(["aws:team": "shop"])
    },
    WrongValue("Listed.init", says: "use 0 to 900") { Listed("Jobs", SQS.Queue { $0.delay = 901 }) },
    WrongValue("Raw.init", says: "use 0 to 900") { Raw("Jobs", "AWS::SQS::Queue", ["DelaySeconds": 901]) },
    WrongValue("Raw.init", says: "did you mean 'AWS::Budgets::Budget'?") { Raw("Costs", "AWS::Budgets::Buget", [:]) },
    WrongValue("Raw.init", says: "did you mean 'DelaySeconds'?") { Raw("Jobs", "AWS::SQS::Queue", ["DelaySecond": 1]) },
    WrongValue("Raw.init", says: "did you mean 'aws_budgets_budget'?") {
      Raw("Costs", "AWS::Budgets::Budget", [:], terraform: "aws_budget_budget", [:])
    },
    WrongValue("Raw.init", says: "'AWS::Budgets::Budget' is not a type of Terraform; give CloudFormation's type first")
    {
      Raw("Costs", "AWS::Budgets::Budget", [:], terraform: "AWS::Budgets::Budget", [:])
    },
    WrongValue("Listed.init", says: "DBInstanceClass of 'Orders' is 't4g.medium'; use a value that matches") {
      Listed("Orders", RDS.DBInstance { $0.instanceClass = "t4g.medium" })
    },
    WrongValue("ExistingValue.init", "ExistingValue.parameterStore", says: "cannot be the name of a parameter") {
      let path = "/shared//vpc"
      let shared = Network.existing(
        "shared", vpc: .parameterStore(path), privateSubnets: [ExistingValue("subnet-0a1b2c3d")])
      FargateTask("report", on: cluster, in: shared.privateSubnets, image: image, size: .quarterVCPU(.gb1))
    },
    WrongValue("Stack.init", says: "'Tags[-1].Value' is not the path of a property") {
      Queue("jobs").override("AWS::SQS::Queue", "Tags[-1].Value", "shop")
    },
    WrongValue("Stack.init", says: "use 0 to 900") {
      Queue("jobs").override("AWS::SQS::Queue", "DelaySeconds", 901)
    },
    WrongValue("Stack.init", says: "use 0 to 900") {
      Queue("jobs").override("aws_sqs_queue", "delay_seconds", 901)
    },
    WrongValue("Stack.init", says: "did you mean 'DelaySeconds'?") {
      Queue("jobs").override("AWS::SQS::Queue", "DelaySecond", 1)
    },
    WrongValue("Stack.init", says: "has no property 'tag'; did you mean 'tags'?") {
      Queue("jobs").removing("aws_sqs_queue", "tag.team")
    },
    WrongValue("Stack.init", says: "has no reason; say why it is acceptable") {
      Queue("jobs").allowing(.keyAlarmsExist, because: " ")
    },
    WrongValue("Stack.init", says: "has no reason; say why it is acceptable") {
      Bucket("documents", versioning: .off(because: ""))
    },
  ]
}
