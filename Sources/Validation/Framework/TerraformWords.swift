import AWSResources

/// The words of Terraform for the properties that messages name in CloudFormation's spelling.
struct TerraformWords {
  private var types: [ObjectIdentifier: Table] = [:]
  private var common: [String: String?]?

  /// The words for the properties of a type.
  private struct Table {
    /// How many arguments end in a name.
    var arguments: [String: Int]
    /// By CloudFormation's name; `nil` for a name that stands for several arguments.
    var words: [String: String?] = [:]
  }

  /// What Terraform has where neither the type nor the name alone tells the argument: other names, and other resources.
  private static let others = [
    "AccessControl": "acl", "CidrIp": "cidr_blocks", "CloudWatchLogs": "cloudwatch_logs",
    "ClusterLogging": "enabled_cluster_log_types", "DBSubnetGroupName": "db_subnet_group_name",
    "DeliveryStreamEncryptionConfigurationInput": "server_side_encryption", "DependsOn": "depends_on",
    "EnableCloudwatchLogsExports": "enabled_cloudwatch_logs_exports",
    "EnabledMfas": "software_token_mfa_configuration", "Encrypted": "encrypted",
    "GenerateSecretString": "secret_string_wo", "LoggingProperties": "aws_redshift_logging", "NoEcho": "sensitive",
    "ResourcesVpcConfig": "vpc_config", "RotationSchedule": "aws_secretsmanager_secret_rotation", "Secrets": "secrets",
    "SourceSecurityGroupId": "security_groups", "Throttle": "throttle_settings",
  ]

  /// What Terraform calls the property of that name: in the first of the types that has it, else in all types that do.
  mutating func word(for name: String, in types: [any Resource.Type], isUntyped: Bool) -> String? {
    for type in types {
      if let word = table(of: type).words[name] ?? nil { return word }
    }
    if let word = Self.others[name] { return word }
    // A word alone may be one of a policy, `Resource`, or a value.
    guard name.dropFirst().contains(where: \.isUppercase), name.contains(where: \.isLowercase) else { return nil }
    if isUntyped { return Spelling.snakeCase(name) }
    return commonTable()[name] ?? nil
  }

  /// What Terraform calls the last property of a path, where it has an argument for it.
  mutating func word(at path: [String], of type: any Resource.Type) -> String? {
    Self.word(at: path, of: type, table(of: type).arguments)
  }

  private mutating func table(of type: any Resource.Type) -> Table {
    if let known = types[ObjectIdentifier(type)] { return known }
    let steps = FieldMapper.names(of: type, in: .terraform).map(\.steps)
    // A block is a part of the paths of all its arguments, and counts once.
    let paths = Set(steps.flatMap { path in path.indices.map { path[...$0] } })
    var table = Table(arguments: Dictionary(paths.compactMap(\.last).map { ($0, 1) }, uniquingKeysWith: +))
    for field in FieldMapper.names(of: type, in: .cloudFormation) {
      for end in field.steps.indices {
        let path = Array(field.steps[...end])
        if let word = Self.word(at: path, of: type, table.arguments) { table.words.note(word, for: path[end]) }
      }
    }
    types[ObjectIdentifier(type)] = table
    return table
  }

  /// The names that are the same argument wherever a type has them.
  private mutating func commonTable() -> [String: String?] {
    if let common { return common }
    var made: [String: String?] = [:]
    for type in ResourceCatalog.aws.types {
      for (name, word) in table(of: type).words {
        if let word { made.note(word, for: name) } else { made.updateValue(nil, forKey: name) }
      }
    }
    common = made
    return made
  }

  private static func word(at path: [String], of type: any Resource.Type, _ arguments: [String: Int]) -> String? {
    guard let last = path.last else { return nil }
    let name = type.resourceType.cloudFormation
    let around = TerraformNames.path(of: path.dropLast(), type: name)
    let translated = TerraformNames.path(of: path, type: name)
    let words = translated.dropFirst(around.count)
    guard let word = words.last else { return nil }
    if words.allSatisfy({ arguments[$0] != nil }) {
      // `point_in_time_recovery.enabled`: the name alone says too little where several blocks have it.
      let isAmbiguous = arguments[word, default: 0] > 1 && word != Spelling.snakeCase(last)
      return translated.suffix(isAmbiguous ? max(words.count, 2) : words.count).joined(separator: ".")
    }
    // Container definitions are a document in a text, with the names of AWS's API: `readonlyRootFilesystem`.
    guard path.count > 1, path[0] == "ContainerDefinitions" else { return nil }
    return last.prefix(1).lowercased() + last.dropFirst()
  }
}

extension [String: String?] {
  /// Notes a word for a name, unless the name has another.
  fileprivate mutating func note(_ word: String, for name: String) {
    updateValue(self[name].map { $0 == word ? word : nil } ?? word, forKey: name)
  }
}

extension FieldName {
  /// The names of the path, without the marks of lists.
  fileprivate var steps: [String] { path.split { $0 == "." || $0 == "[" || $0 == "]" }.map(String.init) }
}

extension Report {
  /// Says what findings about Terraform's files name in Terraform's words: `multi_az` for `MultiAZ`.
  mutating func useTerraformWords(of graph: ResourceGraph) {
    guard graph.isTerraform else { return }
    var words = TerraformWords()
    for index in all.indices { all[index].useTerraformWords(&words, of: graph) }
  }
}

extension Finding {
  fileprivate mutating func useTerraformWords(_ words: inout TerraformWords, of graph: ResourceGraph) {
    let ids = ([property?.resource, subject] + proof.map(\.resource)).compactMap(\.self).unique
    let types = ids.compactMap { id in graph[id]?.resource.map { type(of: $0) as any Resource.Type } }
    let place = property.flatMap { property in graph[property.resource].map { Place($0, property.steps) } }
    let isUntyped = (place?.entry ?? graph[subject]).map { $0.resource == nil } ?? false
    let path = place?.names ?? []
    let owner = place?.entry.resource.map { type(of: $0) as any Resource.Type }
    func word(_ name: String) -> String? {
      guard graph[LogicalID(name)] == nil else { return nil }
      if path.last == name, let owner, let word = words.word(at: path, of: owner) { return word }
      guard name.first?.isUppercase == true else { return nil }
      let parts = name.split(separator: ".").map { words.word(for: String($0), in: types, isUntyped: isUntyped) }
      return parts.contains(nil) ? nil : parts.compactMap(\.self).joined(separator: ".")
    }
    message = message.replacingNames(word)
    fullRemedy = fullRemedy.replacingNames(word)
    // What begins with the property itself has no quotes around it.
    if let place, let property, !property.steps.isEmpty, message.hasPrefix("\(property.path) of ") {
      message = place.terraformProperty.joined(separator: ".") + message.dropFirst(property.path.count)
    }
  }
}

extension String {
  /// The text with other words for the names in single quotes, as far as there are any; the value of
  /// `set 'Status' to 'Enabled'` is none.
  fileprivate func replacingNames(_ word: (String) -> String?) -> String {
    var text = ""
    var rest = self[...]
    var isSet = false
    // An apostrophe, as in `S3's`, stands after a letter and before one.
    while let match = rest.firstMatch(of: /(?<before>^|[^\w])'(?<name>[\w.]+)'(?=$|[^\w])/) {
      let before = rest[..<match.0.startIndex] + match.before
      text += before + "'"
      if before.contains(where: { ".;,".contains($0) }) { isSet = false }
      if before.lowercased().hasSuffix("set ") { isSet = true }
      let isValue = isSet && before.hasSuffix(" to ")
      text += (isValue ? nil : word(String(match.name))) ?? String(match.name)
      rest = rest[match.0.endIndex...]
      text += "'"
    }
    return text + rest
  }
}
