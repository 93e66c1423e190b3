/// A resource that exists already, to whose attributes a stack may refer.
public struct ExistingResource: Hashable, Sendable {
  public let id: LogicalID
  /// The type in CloudFormation's name: `AWS::RDS::DBInstance`.
  public let type: String
  /// The construct that the resource is a part of: `database 'orders'`.
  public let construct: String
  /// Where the construct was written.
  public let location: SourceLocation
  /// What the value of the resource is called: `Id`.
  private let referenceName: String
  /// The parameters that state attributes, by the attributes in CloudFormation's names.
  private let parameters: [String: String]

  public init(
    _ id: LogicalID, type: String, of construct: String, at location: SourceLocation, referenceName: String,
    parameters: [String: String] = [:]
  ) {
    self.id = id
    self.type = type
    self.construct = construct
    self.location = location
    self.referenceName = referenceName
    self.parameters = parameters
  }

  /// What an attribute is called: `Id`.
  package func name(of attribute: String) -> String { attribute == "Ref" ? referenceName : attribute }

  /// The error about an attribute that is needed and not stated.
  ///
  /// - Parameter place: where it is needed.
  package func mistake(missing attribute: String, at place: SourceLocation?) -> Diagnostic {
    let fact = "'\(name(of: attribute))' of \(construct), which exists already, is not known"
    guard let parameter = parameters[attribute] else {
      return .error("\(fact), and '.existing' at \(location) cannot state it; use a construct of the app", at: place)
    }
    return .error("\(fact); add '\(parameter):' to '.existing' at \(location)", at: place ?? location)
  }
}
