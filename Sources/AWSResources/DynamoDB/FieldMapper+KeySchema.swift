import Documents
import ResourceGraph

extension FieldMapper {
  /// The keys of a table or an index: a list of objects in CloudFormation, two arguments in Terraform.
  func keySchema(_ hashKey: inout Value<String>?, _ rangeKey: inout Value<String>?) {
    guard dialect == .cloudFormation else {
      field("HashKey", &hashKey)
      field("RangeKey", &rangeKey)
      return
    }
    var schema = hashKey.map { KeySchema(hash: $0, range: rangeKey) }
    required("KeySchema", &schema)
    hashKey = schema?.hash
    rangeKey = schema?.range
  }
}

/// Keys as CloudFormation writes them, with the partition key first.
private struct KeySchema: Field {
  var hash: Value<String>
  var range: Value<String>?

  static var kind: FieldKind {
    .examples([
      [["AttributeName": "customer", "KeyType": "HASH"]],
      [["AttributeName": "customer", "KeyType": "HASH"], ["AttributeName": "placed", "KeyType": "RANGE"]],
    ])
  }

  static func read(_ node: Node, _ syntax: any ExpressionSyntax) -> KeySchema? {
    guard case .array(let items) = node.content, items.count == 1 || items.count == 2,
      let hash = key("HASH", items[0], syntax)
    else { return nil }
    guard items.count == 2 else { return KeySchema(hash: hash) }
    return key("RANGE", items[1], syntax).map { KeySchema(hash: hash, range: $0) }
  }

  private static func key(_ kind: String, _ node: Node, _ syntax: any ExpressionSyntax) -> Value<String>? {
    guard case .object(let object) = node.content, object.count == 2, object["KeyType"]?.string == kind,
      let name = object["AttributeName"]
    else { return nil }
    return Value<String>.read(name, syntax)
  }

  func write(_ syntax: any ExpressionSyntax) -> Node {
    var items: [Node] = [["AttributeName": hash.write(syntax), "KeyType": "HASH"]]
    if let range { items.append(["AttributeName": range.write(syntax), "KeyType": "RANGE"]) }
    return Node(.array(items))
  }
}
