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
        finds: twice
      ) { graph in add(to: &graph, automatic: .literal(.enabled)) },
      RuleExample(
        "a selection of all file systems",
        finds: twice
      ) { graph in
        add(to: &graph, automatic: .literal(.enabled))
        graph.change("Selection", Backup.BackupSelection.self) {
          $0.resources = ["arn:aws:elasticfilesystem:*:*:file-system/*"]
        }
      },
      RuleExample(
        "a selection of everything",
        finds: twice
      ) { graph in
        add(to: &graph, automatic: .literal(.enabled))
        graph.change("Selection", Backup.BackupSelection.self) { $0.resources = nil }
      },
      RuleExample(
        "a selection by a tag",
        finds: twice
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
    let selections = model.graph.all(Backup.BackupSelection.self).map { Selection($0, model) }
    guard !selections.isEmpty else { return }
    for files in model.graph.all(EFS.FileSystem.self) {
      let automatic = model.known(files.backups)
      guard automatic.isUnknown || automatic.value == .enabled else { continue }
      let chosen = selections.map { (id: $0.id, isSelected: $0.selects(files, model)) }
      if let selection = chosen.first(where: { $0.isSelected == true }), !automatic.isUnknown {
        findings.report(.isBackedUpTwice(files.id, selection.id), on: files, at: "BackupPolicy", "Status")
      } else if chosen.contains(where: { $0.isSelected != false }) {
        findings.unknown(
          files, "whether '\(files.id)' is backed up twice cannot be determined before deployment", at: "BackupPolicy",
          "Status")
      }
    }
  }

  private static let twice: ExampleFinding = .finding(
    "Files", at: "BackupPolicy.Status",
    """
    file system 'Files' has automatic backups and is in the backup selection 'Selection'; set 'Status' of 'BackupPolicy' to \
    'DISABLED'
    """)

  private static let arn: Value<String> = Reference<EFS.FileSystem>("Files").attribute("Arn")

  private static func add(to graph: inout ResourceGraph, automatic: Value<ECS.State>) {
    graph.add("Files", EFS.FileSystem { $0.backups = automatic })
    graph.add("Selection", Backup.BackupSelection { $0.resources = [arn] })
  }
}

/// What a backup plan selects, as far as it is known.
private struct Selection {
  let id: LogicalID
  private let selection: Backup.BackupSelection
  private let named: Names
  private let excluded: Names
  private let isPartlyUnknown: Bool

  init(_ selection: Located<Backup.BackupSelection>, _ model: Model) {
    id = selection.id
    self.selection = selection.resource
    // A selection that names nothing has everything.
    let isWhole = selection.resources == nil && selection.tags.isEmpty
    named = isWhole ? Names(isAll: true) : Names(selection.resources, model)
    excluded = Names(selection.excludedResources, model)
    isPartlyUnknown = selection.entry.isUnresolved(at: ["BackupSelection"])
  }

  /// Whether the file system is selected; `nil` where that is not known.
  func selects(_ files: Located<EFS.FileSystem>, _ model: Model) -> Bool? {
    switch excluded.contain(files.id) {
    case true?: return false
    case nil: return nil
    case false?: break
    }
    let isTagged = selection.tags.contains { tag in
      guard let key = model.literal(tag.key), let value = model.literal(tag.value) else { return false }
      return files.tags[key].flatMap { model.literal($0) } == value
    }
    let isNamed = named.contain(files.id)
    if !isTagged, isNamed == false { return false }
    // Conditions narrow the selection, and so may tags where resources are named too.
    let isNarrowed = selection.conditions != nil || isPartlyUnknown
    let hasBoth = selection.resources != nil && !selection.tags.isEmpty
    return isNarrowed || (hasBoth && isTagged != isNamed) ? nil : isTagged ? true : isNamed
  }

  /// File systems that a list of ARNs names.
  private struct Names {
    private var ids: Set<LogicalID> = []
    private var isAll: Bool
    /// Whether the list may name others.
    private var isOpen = false

    init(isAll: Bool) { self.isAll = isAll }

    init(_ resources: List<Value<String>>?, _ model: Model) {
      isAll = false
      isOpen = resources?.isWrittenOut == false
      for resource in resources?.items ?? [] {
        let references = resource.expression.referencedIDs
        ids.formUnion(references)
        if let pattern = model.literal(resource) {
          isAll = isAll || ActionPattern(pattern).matches("arn:aws:elasticfilesystem:*:*:file-system/*")
        } else if references.isEmpty {
          isOpen = true
        }
      }
    }

    func contain(_ files: LogicalID) -> Bool? { isAll || ids.contains(files) ? true : isOpen ? nil : false }
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
