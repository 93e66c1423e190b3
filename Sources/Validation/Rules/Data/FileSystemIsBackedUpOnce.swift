import AWSResources

/// Checks that a file system that a backup plan selects has no automatic backups beside it.
struct FileSystemIsBackedUpOnce: Rule {
  static let description = RuleDescription(
    id: "file-system-is-backed-up-once",
    subject: .data,
    severity: .warning,
    summary: "A file system that a backup plan selects has no automatic backups beside it.",
    rationale: """
      Automatic backups are a second plan of AWS Backup, which stores the same files daily for 35 days in the default vault. \
      They are paid for twice, and the second copy has neither the key nor the lock of the plan's vault.
      """,
    remedy: "Set 'Status' of 'BackupPolicy' to 'DISABLED', or take the file system out of the selection.",
    references: [.aws("efs/latest/ug/automatic-backups.html")],
    passes: [
      RuleExample("a file system in a plan") { graph in add(to: &graph, automatic: .literal(.disabled)) },
      RuleExample("automatic backups alone") { graph in
        add(to: &graph, automatic: .literal(.enabled))
        graph.change("Selection", Backup.BackupSelection.self) { $0.resources = ["arn:aws:rds:*:*:db:*"] }
      },
      RuleExample("a file system that the selection excludes") { graph in
        add(to: &graph, automatic: .literal(.enabled))
        graph.change("Selection", Backup.BackupSelection.self) {
          $0.resources = ["*"]
          $0.excludedResources = [arn]
        }
      },
    ],
    fails: [
      RuleExample(
        "automatic backups of a file system in a plan",
        finds: .finding(
          "Files", at: "BackupPolicy.Status",
          """
          file system 'Files' has automatic backups and is in the backup selection 'Selection'; set 'Status' of 'BackupPolicy' \
          to 'DISABLED'
          """)
      ) { graph in add(to: &graph, automatic: .literal(.enabled)) },
      RuleExample(
        "a selection of all file systems",
        finds: .finding(
          "Files", at: "BackupPolicy.Status",
          """
          file system 'Files' has automatic backups and is in the backup selection 'Selection'; set 'Status' of 'BackupPolicy' \
          to 'DISABLED'
          """)
      ) { graph in
        add(to: &graph, automatic: .literal(.enabled))
        graph.change("Selection", Backup.BackupSelection.self) {
          $0.resources = ["arn:aws:elasticfilesystem:*:*:file-system/*"]
        }
      },
      RuleExample(
        "a selection of everything",
        finds: .finding(
          "Files", at: "BackupPolicy.Status",
          """
          file system 'Files' has automatic backups and is in the backup selection 'Selection'; set 'Status' of 'BackupPolicy' \
          to 'DISABLED'
          """)
      ) { graph in
        add(to: &graph, automatic: .literal(.enabled))
        graph.change("Selection", Backup.BackupSelection.self) { $0.resources = nil }
      },
      RuleExample(
        "a selection by a tag",
        finds: .finding(
          "Files", at: "BackupPolicy.Status",
          """
          file system 'Files' has automatic backups and is in the backup selection 'Selection'; set 'Status' of 'BackupPolicy' \
          to 'DISABLED'
          """)
      ) { graph in
        add(to: &graph, automatic: .literal(.enabled))
        graph.change("Files", EFS.FileSystem.self) { $0.tags = ["backup": "daily"] }
        graph.change("Selection", Backup.BackupSelection.self) {
          $0.resources = nil
          $0.tags = [
            .init {
              $0.test = "STRINGEQUALS"
              $0.key = "backup"
              $0.value = "daily"
            }
          ]
        }
      },
    ],
    undetermined: [
      RuleExample("automatic backups from a parameter", unknown: "Files") { graph in
        add(to: &graph, automatic: .parameter("Backups"))
      },
      RuleExample("a selection of what a parameter names", unknown: "Files") { graph in
        add(to: &graph, automatic: .literal(.enabled))
        graph.change("Selection", Backup.BackupSelection.self) { $0.resources = .expression(.parameter("Resources")) }
      },
    ]
  )

  func check(_ model: Model, _ findings: inout Findings) {
    let selections = model.graph.all(Backup.BackupSelection.self)
    guard !selections.isEmpty else { return }
    for files in model.graph.all(EFS.FileSystem.self) {
      let automatic = model.known(files.backups)
      guard automatic.isUnknown || automatic.value == .enabled else { continue }
      let chosen = selections.map { (id: $0.id, isSelected: selects($0, files, model)) }
      if let selection = chosen.first(where: { $0.isSelected == true }), !automatic.isUnknown {
        findings.report(.isBackedUpTwice(files.id, selection.id), on: files, at: "BackupPolicy", "Status")
      } else if chosen.contains(where: { $0.isSelected != false }) {
        findings.unknown(
          files, "whether '\(files.id)' is backed up twice cannot be determined before deployment", at: "BackupPolicy",
          "Status")
      }
    }
  }

  /// Whether a selection has the file system; `nil` where that is not known.
  private func selects(
    _ selection: Located<Backup.BackupSelection>, _ files: Located<EFS.FileSystem>, _ model: Model
  ) -> Bool? {
    switch names(selection.excludedResources, files, model) {
    case true?: return false
    case nil: return nil
    case false?: break
    }
    let isTagged = selection.tags.contains { tag in
      guard let key = model.literal(tag.key), let value = model.literal(tag.value) else { return false }
      return files.tags[key].flatMap { model.literal($0) } == value
    }
    // A selection that names nothing has everything.
    let isWhole = selection.resources == nil && selection.tags.isEmpty
    let isNamed = isWhole ? true : names(selection.resources, files, model)
    if !isTagged, isNamed == false { return false }
    // Conditions narrow the selection, and so may tags where resources are named too.
    let isNarrowed = selection.conditions != nil || selection.entry.isUnresolved(at: ["BackupSelection"])
    if isNarrowed || (isTagged != isNamed && selection.resources != nil && !selection.tags.isEmpty) { return nil }
    return isTagged ? true : isNamed
  }

  private func names(
    _ resources: List<Value<String>>?, _ files: Located<EFS.FileSystem>, _ model: Model
  ) -> Bool? {
    guard let resources else { return false }
    guard resources.isWrittenOut else { return nil }
    var isKnown = true
    for resource in resources.items {
      if resource.expression.referencedIDs.contains(files.id) { return true }
      if let pattern = model.literal(resource) {
        if ActionPattern(pattern).matches("arn:aws:elasticfilesystem:*:*:file-system/*") { return true }
      } else if resource.expression.referencedIDs.isEmpty {
        isKnown = false
      }
    }
    return isKnown ? false : nil
  }

  private static let arn: Value<String> = Reference<EFS.FileSystem>("Files").attribute("Arn")

  private static func add(to graph: inout ResourceGraph, automatic: Value<ECS.State>) {
    graph.add("Files", EFS.FileSystem { $0.backups = automatic })
    graph.add("Selection", Backup.BackupSelection { $0.resources = [arn] })
  }
}

extension Finding.Message {
  fileprivate static func isBackedUpTwice(_ files: LogicalID, _ selection: LogicalID) -> Self {
    """
    file system '\(files)' has automatic backups and is in the backup selection '\(selection)'; set 'Status' of 'BackupPolicy' \
    to 'DISABLED'
    """
  }
}
