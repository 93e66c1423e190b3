import AWSResources
import ResourceGraph

/// The records by which ACM validates the certificates of a system: all certificates of an account for a name have one.
///
/// https://docs.aws.amazon.com/acm/latest/userguide/dns-validation.html
struct ValidationRecords {
  private struct Name: Hashable {
    let zone: String
    let name: String
  }

  /// The notes about certificates of several stacks that one record validates, by the deployed stacks of the later ones.
  private(set) var notes: [String: [Diagnostic]] = [:]
  private var holders: [Name: (graph: ResourceGraph, entry: Entry)] = [:]

  init(_ graphs: [ResourceGraph]) {
    for graph in graphs {
      for entry in graph.entries {
        guard let certificate = entry.resource as? CertificateManager.Certificate else { continue }
        for option in certificate.validationOptions {
          guard let name = option.domainName?.literal, let zone = option.hostedZone?.id,
            let owner = graphs.identity(of: AttributeReference(zone, "Ref"), in: graph)
          else { continue }
          add((graph, entry), named: Name(zone: owner, name: DNSName.base(of: name)))
        }
      }
    }
  }

  private mutating func add(_ holder: (graph: ResourceGraph, entry: Entry), named name: Name) {
    guard let other = holders[name] else {
      holders[name] = holder
      return
    }
    guard other.graph.name != holder.graph.name else { return }
    let ends = [holder, other].map {
      "\($0.entry.construct ?? "resource '\($0.entry.id)'") of stack '\($0.graph.name)'"
    }
    notes[holder.graph.deployedName, default: []].append(
      .note(
        "\(ends[0]) and \(ends[1]) are validated by one record of '\(name.name)'; Terraform deletes it with either stack, and "
          + "ACM no longer renews the other certificate until that stack is applied again", at: holder.entry.location))
  }
}
