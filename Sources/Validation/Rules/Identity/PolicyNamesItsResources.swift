import AWSResources

/// Checks that a policy allows actions only on named resources, except actions without resource-level permissions.
struct PolicyNamesItsResources: Rule {
  static let description = RuleDescription(
    id: "policy-names-its-resources",
    catalogID: "IAM003",
    subject: .identity,
    severity: .error,
    summary: "A policy allows actions only on named resources, except actions without resource-level permissions.",
    rationale: "On '*', a permission applies to the images, tables and queues of every other team in the account.",
    remedy: """
      Name the resources by ARN. Put actions without resource-level permissions, such as \
      'ecr:GetAuthorizationToken', in a separate statement.
      """,
    references: [
      .cdkNag("AwsSolutions-IAM5"), .checkov("CKV_AWS_355"), .checkov("CKV_AWS_356"), .checkov("CKV_AWS_111"),
    ],
    passes: [
      RuleExample("one repository") {
        $0.add("Policy", policy(["ecr:BatchGetImage"], "arn:aws:ecr:eu-west-1:1:repository/a"))
      },
      RuleExample("an action without resource-level permissions") {
        $0.add("Policy", policy(["ecr:GetAuthorizationToken"], "*"))
      },
      RuleExample("lists of what the account has") {
        $0.add("Policy", policy(["sns:ListSubscriptions", "sns:ListTopics"], "*"))
      },
      RuleExample("resources with a tag condition") {
        let tagged = IAM.Condition("StringEquals", "aws:ResourceTag/team", "shop")
        $0.add("Policy", policy(["ec2:StopInstances"], "*", [tagged]))
      },
    ],
    fails: [
      RuleExample(
        "every repository",
        finds: .finding(
          "Policy", at: "PolicyDocument.Statement.0",
          "the policy in 'Policy' allows 'ecr:BatchGetImage' on all resources; name the resources by ARN")
      ) {
        $0.add("Policy", policy(["ecr:GetAuthorizationToken", "ecr:BatchGetImage"], "*"))
      },
      RuleExample(
        "all actions on all resources",
        finds: .finding(
          "Policy", at: "PolicyDocument.Statement.0",
          "the policy in 'Policy' allows '*' on all resources; name the resources by ARN")
      ) { $0.add("Policy", policy(["*"], "*")) },
    ]
  )

  func check(_ model: Model, _ findings: inout Findings) {
    findings.unknownPolicies(of: model)
    let ofFunctions = policiesOfFunctions(model)
    for policy in model.identityPolicies {
      for (index, statement) in policy.statements.enumerated() {
        guard statement.isAllow, statement.namesEveryResource, !namesResources(statement.conditions ?? []) else {
          continue
        }
        var actions = (statement.actions?.values ?? []).compactMap(\.literal).filter(hasResourceLevelPermissions)
        if ofFunctions.contains(policy.entry.id) { actions.removeAll(where: Self.networkInterfaceActions.contains) }
        if !actions.isEmpty { findings.report(.allResources(policy.entry.id, actions), on: policy, statement: index) }
      }
    }
  }

  /// The policies of the roles of functions in a VPC.
  private func policiesOfFunctions(_ model: Model) -> Set<LogicalID> {
    let roles = model.graph.all(Lambda.Function.self).filter { $0.hasNetwork }.compactMap { $0.role?.id }
    return Set(roles.flatMap { model.policiesByRole[$0] ?? [] }.map(\.entry.id))
  }

  /// Lambda requires these on all resources in the role of a function in a VPC.
  private static let networkInterfaceActions: Set = [
    "ec2:CreateNetworkInterface", "ec2:DeleteNetworkInterface", "ec2:AssignPrivateIpAddresses",
    "ec2:UnassignPrivateIpAddresses",
  ]

  /// Whether conditions restrict `*` to resources with a tag, of a cluster, an alias or a namespace.
  private func namesResources(_ conditions: [IAM.Condition]) -> Bool {
    let keys = [
      "aws:resource", "ec2:resourcetag", "ecs:cluster", "kms:resourcealiases", "cloudwatch:namespace",
      "ecs:resourcetag",
      "secretsmanager:resourcetag", "ssm:resourcetag", "rds:db-tag",
    ]
    return conditions.contains { condition in
      !condition.test.lowercased().contains("not") && keys.contains { condition.key.lowercased().hasPrefix($0) }
    }
  }

  private func hasResourceLevelPermissions(_ action: String) -> Bool {
    !Self.actionsWithoutResources.contains { ActionPattern($0).matches(action) }
  }

  /// Actions without resource-level permissions, of the services that applications use; the reference of each service says
  /// which these are: https://docs.aws.amazon.com/service-authorization/latest/reference/list_sns.html
  private static let actionsWithoutResources = [
    "ecr:GetAuthorizationToken", "ecr-public:GetAuthorizationToken", "sts:GetServiceBearerToken",
    "sts:GetCallerIdentity",
    "cloudwatch:PutMetricData", "cloudwatch:GetMetricData", "cloudwatch:GetMetricStatistics", "cloudwatch:ListMetrics",
    "logs:DescribeLogGroups", "logs:DescribeQueries", "logs:StopQuery",
    "xray:PutTraceSegments", "xray:PutTelemetryRecords", "xray:GetSampling*",
    "ssmmessages:CreateControlChannel", "ssmmessages:CreateDataChannel", "ssmmessages:OpenControlChannel",
    "ssmmessages:OpenDataChannel", "ec2messages:*", "ssm:UpdateInstanceInformation", "ssm:DescribeParameters",
    "ec2:Describe*", "autoscaling:Describe*", "application-autoscaling:Describe*", "elasticloadbalancing:Describe*",
    "ecs:ListClusters", "ecs:ListTaskDefinition*", "ecs:DescribeTaskDefinition", "ecs:CreateCluster",
    "ecs:RegisterTaskDefinition", "ecs:DeregisterTaskDefinition", "ecs:DiscoverPollEndpoint",
    "servicediscovery:DiscoverInstances", "servicediscovery:List*", "kms:ListKeys", "kms:ListAliases", "kms:CreateKey",
    "kms:GenerateRandom", "secretsmanager:ListSecrets", "secretsmanager:GetRandomPassword", "s3:ListAllMyBuckets",
    "s3:GetAccountPublicAccessBlock", "sns:ListTopics", "sns:ListSubscriptions", "sqs:ListQueues",
    "dynamodb:ListTables", "lambda:ListFunctions",
    "lambda:GetAccountSettings", "iam:ListRoles", "iam:ListUsers", "iam:ListGroups", "iam:ListPolicies",
    "iam:GetAccountSummary", "iam:ListAccountAliases", "rds:DescribeDBEngineVersions", "route53:ListHostedZones*",
    "route53:GetHostedZoneCount", "acm:ListCertificates", "cognito-idp:ListUserPools", "ses:GetSendQuota",
    "ses:GetSendStatistics",
    "tag:Get*", "events:ListRules", "cloudformation:ListStacks", "organizations:Describe*", "organizations:List*",
    "ce:Get*",
    "pricing:*", "health:Describe*", "sts:DecodeAuthorizationMessage", "ec2:GetManagedPrefixListEntries",
  ]

  private static func policy(
    _ actions: [String], _ resource: Value<String>, _ conditions: [IAM.Condition]? = nil
  ) -> IAM.ManagedPolicy {
    let statement = IAM.Statement(actions: actions, resources: [resource], conditions: conditions)
    return IAM.ManagedPolicy { $0.document = IAM.PolicyDocument([statement]) }
  }
}

extension Finding.Message {
  fileprivate static func allResources(_ policy: LogicalID, _ actions: [String]) -> Self {
    let names = actions.map { "'\($0)'" }.joined(separator: ", ")
    return "the policy in '\(policy)' allows \(names) on all resources; name the resources by ARN"
  }
}
