import AWSResources

/// The settings of a Kafka cluster's brokers, as its configuration states them.
struct KafkaConfiguration {
  /// The configuration; `nil` where the cluster has that of MSK.
  let entry: Entry?
  private let lines: [String]
  /// Whether the text is known; a part of it can still depend on the deployment.
  private let isReadable: Bool

  /// What a setting is; absent where the configuration does not state it.
  func setting(_ name: String) -> Known<String> {
    guard isReadable else { return .unknown }
    for line in lines {
      let end = line.firstIndex { "=: \t".contains($0) } ?? line.endIndex
      guard line[..<end] == name else { continue }
      let value = line[end...].drop { "=: \t".contains($0) }
      return value.contains("${") ? .unknown : .value(String(value))
    }
    // A whole line may be a value that only the deployment knows.
    return lines.contains { $0.hasPrefix("${") } ? .unknown : .absent
  }

  init(of cluster: Located<MSK.Cluster>, in model: Model) {
    let reference = cluster.configuration
    guard let reference, !reference.expression.isNoValue else {
      (entry, lines) = (nil, [])
      isReadable = !cluster.entry.isUnresolved(at: ["ConfigurationInfo"])
      return
    }
    let configuration = model.graph.resource(reference)
    let text = model.text(configuration?.serverProperties)
    entry = configuration?.entry
    isReadable = text.map { !$0.contains("${?}") } ?? false
    // CloudFormation also takes the text in Base64.
    lines =
      text.map { Base64.decoded($0) ?? $0 }?.split(whereSeparator: \.isNewline).map { line in
        String(line.drop { $0 == " " || $0 == "\t" })
      } ?? []
  }
}

extension Model {
  /// Whether clients of a Kafka cluster can sign in with certificates; Terraform enables them by listing the authorities.
  func allowsCertificates(_ cluster: Located<MSK.Cluster>) -> Known<Bool> {
    let ways = cluster.clientAuthentication
    let flag = known(ways?.allowsTLS)
    guard flag.isAbsent, let authorities = ways?.certificateAuthorities else { return flag }
    return authorities.isWrittenOut ? .value(!authorities.items.isEmpty) : .unknown
  }
}
