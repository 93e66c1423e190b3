import AWSResources

/// The words of Terraform for the properties that messages name in CloudFormation's spelling.
struct TerraformWords {
  /// By type, then by CloudFormation's name; `nil` for a name that stands for several arguments of the type.
  private var tables: [ObjectIdentifier: [String: String?]] = [:]
  private var common: [String: String?]?

  /// What Terraform has where neither the type nor the name alone tells the argument: other names, and other resources.
  private static let others = [
    "AccessControl": "acl", "CidrIp": "cidr_blocks", "CloudWatchLogs": "cloudwatch_logs",
    "ClusterLogging": "enabled_cluster_log_types", "DBSubnetGroupName": "db_subnet_group_name",
    "DeliveryStreamEncryptionConfigurationInput": "server_side_encryption",
    "EnableCloudwatchLogsExports": "enabled_cloudwatch_logs_exports",
    "EnabledMfas": "software_token_mfa_configuration", "Encrypted": "encrypted",
    "GenerateSecretString": "secret_string_wo", "LoggingProperties": "aws_redshift_logging", "NoEcho": "sensitive",
    "ResourcesVpcConfig": "vpc_config", "RotationSchedule": "aws_secretsmanager_secret_rotation", "Secrets": "secrets",
    "SourceSecurityGroupId": "security_groups", "Throttle": "throttle_settings",
  ]

  /// What Terraform calls the property of that name: in the first of the types that has it, else in all types that do.
  mutating func word(for name: String, in types: [any Resource.Type], isUntyped: Bool) -> String? {
    for type in types {
      if let word = table(of: type)[name] ?? nil { return word }
    }
    if let word = Self.others[name] { return word }
    // A word alone may be one of a policy, `Resource`, or a value.
    guard name.dropFirst().contains(where: \.isUppercase), name.contains(where: \.isLowercase) else { return nil }
    if isUntyped { return Spelling.snakeCase(name) }
    return commonTable()[name] ?? nil
  }

  /// What Terraform calls the last property of a path, where it has an argument for it.
  static func word(at path: [String], of type: any Resource.Type) -> String? {
    word(at: path, of: type, arguments(of: type))
  }

  private mutating func table(of type: any Resource.Type) -> [String: String?] {
    if let known = tables[ObjectIdentifier(type)] { return known }
    let known = Self.arguments(of: type)
    var table: [String: String?] = [:]
    for field in FieldMapper.names(of: type, in: .cloudFormation) {
      for end in field.steps.indices {
        let path = Array(field.steps[...end])
        if let word = Self.word(at: path, of: type, known) { table.note(word, for: path[end]) }
      }
    }
    tables[ObjectIdentifier(type)] = table
    return table
  }

  /// The names that are the same argument wherever a type has them.
  private mutating func commonTable() -> [String: String?] {
    if let common { return common }
    var made: [String: String?] = [:]
    for type in ResourceCatalog.aws.types {
      for (name, word) in table(of: type) {
        if let word { made.note(word, for: name) } else { made.updateValue(nil, forKey: name) }
      }
    }
    common = made
    return made
  }

  private static func arguments(of type: any Resource.Type) -> Set<String> {
    Set(FieldMapper.names(of: type, in: .terraform).flatMap(\.steps))
  }

  private static func word(at path: [String], of type: any Resource.Type, _ known: Set<String>) -> String? {
    guard let last = path.last else { return nil }
    let name = type.resourceType.cloudFormation
    let around = TerraformNames.path(of: path.dropLast(), type: name)
    let words = TerraformNames.path(of: path, type: name).dropFirst(around.count)
    guard !words.isEmpty else { return nil }
    if words.allSatisfy(known.contains) { return words.joined(separator: ".") }
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
    let resources = ids.compactMap { graph[$0] }.map(\.resource)
    let types = resources.compactMap { $0.map { type(of: $0) as any Resource.Type } }
    let isUntyped = resources.contains { $0 == nil }
    let path = property.flatMap { property in graph[property.resource].map { Place($0, property.steps).names } } ?? []
    func translated(_ text: String) -> String {
      text.replacingNames { name in
        guard graph[LogicalID(name)] == nil else { return nil }
        if path.last == name, let type = types.first, let word = TerraformWords.word(at: path, of: type) { return word }
        return words.word(for: name, in: types, isUntyped: isUntyped)
      }
    }
    message = translated(message)
    fullRemedy = translated(fullRemedy)
  }
}

extension String {
  /// The text with other words for the names in single quotes that begin with a capital, as far as there are any; the value
  /// of `set 'Status' to 'Enabled'` is none.
  fileprivate func replacingNames(_ word: (String) -> String?) -> String {
    guard contains("'") else { return self }
    var parts = split(separator: "'", omittingEmptySubsequences: false).map(String.init)
    var isSet = false
    for index in stride(from: 1, to: parts.count - 1, by: 2) {
      let before = parts[index - 1]
      if before.contains(where: { ".;,".contains($0) }) || before.lowercased().hasSuffix("set ") { isSet = false }
      if before.lowercased().hasSuffix("set ") { isSet = true }
      guard parts[index].first?.isUppercase == true, !(isSet && before.hasSuffix(" to ")) else { continue }
      let names = parts[index].split(separator: ".").map(String.init)
      let words = names.map(word)
      if !words.contains(nil) { parts[index] = words.compactMap(\.self).joined(separator: ".") }
    }
    return parts.joined(separator: "'")
  }
}
