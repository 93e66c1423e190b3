import AWSResources

/// Checks that the policies of secrets, tables, file systems, backup vaults and functions name whom they admit.
struct ResourcePolicyNamesItsPrincipals: Rule {
  static let description = RuleDescription(
    id: "resource-policy-names-its-principals",
    subject: .identity,
    severity: .error,
    summary: "The policies of secrets, tables, file systems, backup vaults and functions name whom they admit.",
    rationale: "A statement for every principal admits every AWS account, whatever the account's own identities may.",
    remedy: """
      Name accounts, roles or services in 'Principal', or bind the statement to an organization, a source or an account. A function \
      that a service calls names its source in 'SourceArn' or 'SourceAccount'.
      """,
    references: [
      .aws("IAM/latest/UserGuide/reference_policies_elements_principal.html"),
      .aws("secretsmanager/latest/userguide/auth-and-access_resource-policies.html"),
      .aws("lambda/latest/dg/access-control-resource-based.html"),
    ],
    passes: [
      RuleExample("a secret for a role of another account") { graph in
        graph.add("Policy", secretPolicy(.init("AWS", ["arn:aws:iam::123456789012:role/reader"])))
      },
      RuleExample("a secret for an organization") { graph in
        graph.add("Policy", secretPolicy(.everybody, [.init("StringEquals", "aws:PrincipalOrgID", "o-12345678")]))
      },
      RuleExample("a file system for whoever reaches its mount targets") { graph in
        graph.add(
          "Files",
          EFS.FileSystem {
            $0.policy = document(
              .everybody, "elasticfilesystem:ClientMount",
              [.init("Bool", "elasticfilesystem:AccessedViaMountTarget", "true")])
          })
      },
      RuleExample("a function that a service calls") { graph in
        graph.add(
          "Permission",
          Lambda.Permission {
            $0.action = "lambda:InvokeFunction"
            $0.principal = "sns.amazonaws.com"
          })
      },
      RuleExample("a function for the accounts of an organization") { graph in
        graph.add(
          "Permission",
          Lambda.Permission {
            $0.action = "lambda:InvokeFunction"
            $0.principal = "*"
            $0.organization = "o-12345678"
          })
      },
    ],
    fails: [
      RuleExample(
        "a secret that every account may read",
        finds: .finding(
          "Policy", at: "ResourcePolicy.Statement.0.Principal",
          "the policy 'Policy' of a secret admits everybody; name accounts, roles or services in 'Principal'")
      ) { graph in graph.add("Policy", secretPolicy(.everybody)) },
      RuleExample(
        "a table that every account may read",
        finds: .finding(
          "Orders", at: "ResourcePolicy.PolicyDocument.Statement.0.Principal",
          "the policy of table 'Orders' admits everybody; name accounts, roles or services in 'Principal'")
      ) { graph in
        graph.add("Orders", DynamoDB.Table { $0.policy = document(.everybody, "dynamodb:GetItem") })
      },
      RuleExample(
        "a backup vault that every account may copy into",
        finds: .finding(
          "Vault", at: "AccessPolicy.Statement.0.Principal",
          "the policy of backup vault 'Vault' admits everybody; name accounts, roles or services in 'Principal'")
      ) { graph in
        graph.add("Vault", Backup.BackupVault { $0.policy = document(.everybody, "backup:CopyIntoBackupVault") })
      },
      RuleExample(
        "a function that every account may call",
        finds: .finding(
          "Permission", at: "Principal",
          "permission 'Permission' admits everybody to a function; name an account or a service in 'Principal'")
      ) { graph in
        graph.add(
          "Permission",
          Lambda.Permission {
            $0.action = "lambda:InvokeFunction"
            $0.principal = "*"
          })
      },
    ]
  )

  func check(_ model: Model, _ findings: inout Findings) {
    for policy in model.graph.all(SecretsManager.ResourcePolicy.self) {
      check(policy.document, at: ["ResourcePolicy"], "the policy '\(policy.id)' of a secret", policy, model, &findings)
    }
    for table in model.graph.all(DynamoDB.Table.self) {
      let name = "the policy of table '\(table.id)'"
      check(table.policy, at: ["ResourcePolicy", "PolicyDocument"], name, table, model, &findings)
    }
    for files in model.graph.all(EFS.FileSystem.self) {
      check(files.policy, at: ["FileSystemPolicy"], "the policy of file system '\(files.id)'", files, model, &findings)
    }
    for vault in model.graph.all(Backup.BackupVault.self) {
      check(vault.policy, at: ["AccessPolicy"], "the policy of backup vault '\(vault.id)'", vault, model, &findings)
    }
    for permission in model.graph.all(Lambda.Permission.self) {
      let isBound = permission.sourceARN != nil || permission.sourceAccount != nil || permission.organization != nil
      if !isBound, model.literal(permission.principal) == "*" {
        findings.report(.admitsEverybody(to: permission.id), on: permission, at: "Principal")
      }
    }
  }

  private func check<R>(
    _ document: IAM.PolicyDocument?, at path: [String], _ name: String, _ resource: Located<R>, _ model: Model,
    _ findings: inout Findings
  ) {
    let policy = model.policy(document, in: resource.entry, at: path)
    for (index, statement) in policy.statements.enumerated()
    where statement.admitsEverybody && !statement.needsMountTarget {
      let place = Place(resource.entry, path + ["Statement", "\(index)", "Principal"])
      findings.report(.admitsEverybody(name), on: resource.id, at: place)
    }
  }

  private static func secretPolicy(_ principal: IAM.Principal, _ conditions: [IAM.Condition]? = nil)
    -> SecretsManager.ResourcePolicy
  {
    SecretsManager.ResourcePolicy { $0.document = document(principal, "secretsmanager:GetSecretValue", conditions) }
  }

  private static func document(
    _ principal: IAM.Principal, _ action: Value<String>, _ conditions: [IAM.Condition]? = nil
  ) -> IAM.PolicyDocument {
    IAM.PolicyDocument([
      IAM.Statement {
        $0.effect = .literal(.allow)
        $0.principal = principal
        $0.actions = [action]
        $0.conditions = conditions
      }
    ])
  }
}

extension IAM.Statement {
  /// Whether it is about who reaches a mount target, which the network decides.
  ///
  /// https://docs.aws.amazon.com/efs/latest/ug/access-control-block-public-access.html
  fileprivate var needsMountTarget: Bool {
    (conditions ?? []).contains { $0.key.lowercased() == "elasticfilesystem:accessedviamounttarget" }
  }
}

extension Finding.Message {
  fileprivate static func admitsEverybody(_ policy: String) -> Self {
    "\(policy) admits everybody; name accounts, roles or services in 'Principal'"
  }

  fileprivate static func admitsEverybody(to permission: LogicalID) -> Self {
    "permission '\(permission)' admits everybody to a function; name an account or a service in 'Principal'"
  }
}
