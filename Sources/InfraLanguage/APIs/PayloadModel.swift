import Documents
public import ResourceGraph

/// What payloads of requests have to be; a REST API answers others with the status 400, and its services do not get them.
public struct PayloadModel: Hashable, Sendable {
  let schema: JSONDocument

  /// Payloads in JSON.
  ///
  /// - Parameter schema: a JSON schema of draft 4: `["type": "object", "required": ["item"]]`.
  public static func json(_ schema: JSONDocument) -> PayloadModel { PayloadModel(schema: schema) }
}
