import AWSResources
import ResourceGraph

/// The settings of API Gateway in the account and region: the role with which REST APIs write logs.
///
/// There is one in each account and region, so one stack lists it: the one that makes what all others share. Where another team or
/// tool has set the role, use ``existing(_:)``; a second one would take the place of theirs.
/// https://docs.aws.amazon.com/apigateway/latest/developerguide/set-up-logging.html
public struct APIGatewayAccount: Construct {
  public let identity: Identity
  public var adjustments = Adjustments()
  public private(set) var existing: Existing?

  /// Creates the role, and sets it for all REST APIs of the account in the stack's region.
  ///
  /// - Parameter name: the construct's name.
  public init(_ name: String, fileID: StaticString = #fileID, line: Int = #line, column: Int = #column) {
    identity = Identity("API Gateway account", name, at: SourceLocation(fileID: fileID, line: line, column: column))
  }

  /// The settings of an account and region in which the role is set already.
  ///
  /// - Parameter name: the construct's name.
  public static func existing(
    _ name: String, fileID: StaticString = #fileID, line: Int = #line, column: Int = #column
  ) -> APIGatewayAccount {
    var account = APIGatewayAccount(name, fileID: fileID, line: line, column: column)
    account.existing = Existing()
    return account
  }

  public var dependencies: [any Construct] { [] }

  /// The settings, if the app makes them.
  var settingsID: LogicalID? { existing == nil ? id("Account") : nil }

  public func lower(into lowering: inout Lowering) {
    let policy: Value<String> = "arn:\(.partition):iam::aws:policy/service-role/AmazonAPIGatewayPushToCloudWatchLogs"
    let role = lowering.add(
      id("LogRole"), named: "\(name)-logs",
      IAM.Role {
        // AWS documents the trust without a condition, and does not say that the account would be stated.
        $0.trustPolicy = IAM.PolicyDocument([IAM.Statement(trusting: "apigateway.amazonaws.com", conditions: nil)])
        $0.managedPolicies = [Reference(expression: policy.expression)]
      })
    lowering.add(id("Account"), APIGateway.Account { $0.loggingRole = role }) {
      // API Gateway refuses a role that cannot write logs yet.
      $0.needsComplete = [id("LogRole")]
    }
  }
}
