import AWSResources
import Documents

/// A record of a zone by its name and type.
struct RecordName {
  struct NameInZone: Hashable {
    var zone: RoutingKey.Owner
    var name: String
  }

  /// In lower case, without the dot at the end.
  let name: String
  let nameInZone: NameInZone
  let kind: Route53.RecordSet.Kind
  let identifier: String?
  let place: Place
}

extension Model {
  /// The records whose zones, names, types and identifiers are known, and that do not take the place of others.
  var recordNames: [RecordName] {
    graph.all(Route53.RecordSet.self).compactMap { record in
      let identifier = known(record.resource.setIdentifier)
      guard let zone = record.resource.zone?.expression ?? record.resource.zoneName?.expression,
        let name = literal(record.resource.name).map(HostPattern.canonical), !name.isEmpty,
        let kind = literal(record.resource.kind), !identifier.isUnknown,
        known(record.resource.overwritesExisting).or(false).value == false
      else { return nil }
      return RecordName(
        name: name, nameInZone: .init(zone: .init(zone, in: record.entry, self), name: name), kind: kind,
        identifier: identifier.value, place: Place(record.entry, ["Name"]))
    }
  }
}
