/// Lambda pulls a function's image from a repository of the stack.
///
/// Lambda would otherwise write itself into the repository's policy, where no template knows of it.
struct ImagePull: Relation {
  let function: Function
  let repository: ImageRepository

  var source: any Construct { function }
  var destination: any Construct { repository }
  var location: SourceLocation { function.identity.location }

  /// The function refers to its image, and so can be named here by its ARN alone.
  func contribute(to contributions: inout Contributions) {
    let name = contributions.naming.physicalName(of: function)
    let statement = IAM.Statement {
      $0.sid = .literal(LogicalID(naming: "For", function.name).name)
      $0.effect = .literal(.allow)
      $0.principal = IAM.Principal("Service", ["lambda.amazonaws.com"])
      $0.actions = ["ecr:BatchGetImage", "ecr:GetDownloadUrlForLayer"]
      $0.conditions = [
        IAM.Condition(
          "ArnEquals", "aws:SourceArn", "arn:\(.partition):lambda:\(.region):\(.accountID):function:\(text: name)")
      ]
    }
    contributions.admit(statement, to: repository)
  }
}
