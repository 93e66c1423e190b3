import AWSResources
public import ResourceGraph

/// How a workload signs in to a database.
///
/// `docs/database-users.md` has the statements that create a database user, and how code gets a token.
public enum DatabaseSignIn: Hashable, Sendable {
  /// As the master user, with the user name and the password of the database's secret, which the code reads itself.
  ///
  /// The variable `ORDERS_SECRET_ARN` contains the ARN of the secret, and the role can read it. The password changes at each
  /// rotation, which RDS performs every seven days: read the secret when a connection is refused, not only at the start.
  case master
  /// As a database user of the workload's own, with an IAM authentication token instead of a password.
  ///
  /// The variable `ORDERS_USERNAME` contains the name. The role can sign in as this user and as no other. The user must be
  /// created in the database.
  case user(String)
  /// As the master user, with the password in the container's variables `ORDERS_USERNAME` and `ORDERS_PASSWORD`, of a service
  /// whose tasks are replaced after each rotation.
  ///
  /// Until they are, the former tasks can open no further connection: for the minutes that a deployment takes.
  case masterPasswordWithRedeployment
  /// As the master user, with the password in the container's variables `ORDERS_USERNAME` and `ORDERS_PASSWORD`.
  ///
  /// ECS reads the password when a task starts. After a rotation, the task can open no connection until it is replaced.
  /// Reports show the reason.
  case masterPasswordAtStart(because: String)
}

/// A database that workloads sign in to: ``Database``, ``Aurora`` or ``DatabaseProxy``.
public protocol DatabaseTarget: ConnectionTarget {
  /// What signing in to the database requires.
  var login: DatabaseLogin { get }
}

/// What signing in to a database requires.
public struct DatabaseLogin: Sendable {
  /// The secret with a user name and a password; `nil` where a database that exists already states none.
  let credentials: DatabaseCredentials?
  /// The resource ids in the ARNs of the database's users; read replicas have their own.
  let resourceIDs: [Value<String>]
  let family: RDS.DBProxy.EngineFamily
  /// Why a client cannot sign in this way; `nil` if it can.
  var objection: @Sendable (DatabaseSignIn?) -> String? = { _ in nil }
}

extension Workload {
  /// Connects the workload to a database in a stated way: `api.connects(to: orders, as: .user("ordering"))`.
  ///
  /// - Parameters:
  ///   - database: the database to which the workload connects.
  ///   - signIn: how the workload signs in.
  ///   - prefix: the prefix of the variables; the database's name in capitals by default: `ORDERS`.
  public func connects(
    to database: some DatabaseTarget, as signIn: DatabaseSignIn, prefix: String? = nil,
    fileID: StaticString = #fileID, line: Int = #line, column: Int = #column
  ) -> Connection {
    database.connection(
      of: self, as: signIn, prefix: prefix ?? database.connectionPrefix,
      at: SourceLocation(fileID: fileID, line: line, column: column))
  }
}

extension DatabaseTarget {
  /// The connection of a workload that does not state how it signs in: with the database's secret. The code reads one that
  /// is rotated itself; a container gets the value of another one from ECS.
  public func connection(of workload: any Workload, prefix: String, at location: SourceLocation) -> Connection {
    let isRotated = login.credentials?.isRotated == true
    return connection(of: workload, as: isRotated ? .master : nil, prefix: prefix, at: location)
  }

  /// - Parameter signIn: `nil` for the values of the database's secret, if it has one.
  func connection(
    of workload: any Workload, as signIn: DatabaseSignIn?, prefix: String, at location: SourceLocation
  ) -> Connection {
    let login = login
    var injection = injection(prefix: prefix)
    var statements: [IAM.Statement] = []
    var mistakes: [String] = []
    var allowances: [Allowance] = []
    var usesCredentials = true
    var redeployment: Redeployment?
    switch signIn {
    case .user(let user)?:
      usesCredentials = false
      mistakes = login.problem(ofUser: user).map { ["\(description) \($0)"] } ?? []
      injection.environment.append(.init(name: "\(prefix)_USERNAME", value: .literal(user)))
      statements = [IAM.Statement(for: [.signIn(user: user)], to: login.resourceIDs)]
    case .master?:
      if let credentials = login.credentials {
        injection.environment.append(.init(name: "\(prefix)_SECRET_ARN", value: credentials.secret))
        statements = credentials.statements
      }
    case .masterPasswordWithRedeployment?:
      injection.secrets = login.credentials?.variables(prefix: prefix) ?? []
      if login.credentials?.isFixed == true {
        mistakes.append(
          "nothing rotates the master password of \(description), so no rotation redeploys \(workload.description); leave 'as:' "
            + "out, or connect it 'as: .user(\"…\")'")
      } else if let service = workload as? any ECSService {
        redeployment = login.credentials.map {
          Redeployment(service: service, owner: self, secret: $0.secret, location: location)
        }
      } else {
        mistakes.append(
          "\(workload.description) is no service that could be redeployed after a rotation; connect it to '\(name)' 'as: "
            + ".master', or 'as: .user(\"…\")'")
      }
    case .masterPasswordAtStart(let reason)?:
      injection.secrets = login.credentials?.variables(prefix: prefix) ?? []
      allowances = [Allowance(.containerSecretsDoNotRotate, because: reason, at: location)]
    case nil: injection.secrets = login.credentials?.variables(prefix: prefix) ?? []
    }
    if signIn != nil, usesCredentials, login.credentials == nil {
      mistakes.append("\(description) exists already and its secret is not known; add 'credentials:' to '.existing'")
    }
    if let objection = login.objection(signIn) { mistakes.append(objection) }
    let isMaster = usesCredentials && login.credentials?.isMaster == true
    let contributed = statements
    var connection = Connection(
      workload: workload, target: self, group: connectionGroup, port: connectionPort, injection: injection,
      mistakes: mistakes, signsInAsMaster: isMaster, relations: redeployment.map { [$0] } ?? [], at: location
    ) { _ in contributed }
    connection.adjustments.allowances = allowances
    return connection
  }
}

extension DatabaseLogin {
  private var longestUserName: Int { family == .mysql ? 32 : 63 }

  /// What is wrong with the name of a database user. A wildcard would let the role sign in as every user.
  fileprivate func problem(ofUser user: String) -> String? {
    if !ValuePattern("[A-Za-z0-9_.-]{1,\(longestUserName)}").matches(user) {
      return
        "has a client with the user name '\(user)'; use letters, digits, '_', '-' and '.', at most \(longestUserName)"
    }
    if let credentials, credentials.isMaster, user == credentials.userName {
      return
        "has a client that signs in as the master user '\(user)' without a password; use a user of the client's own"
    }
    return nil
  }
}
