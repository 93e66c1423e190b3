/// Lambda pulls a function's image from a repository of the app.
///
/// Without it, Lambda would add itself to the repository's policy, outside the template.
struct ImagePull: Relation {
  let function: Function
  let repository: ImageRepository

  var source: any Construct { function }
  var destination: any Construct { repository }
  var location: SourceLocation { function.identity.location }

  /// The function refers to its image, so the policy names the function by a constructed ARN.
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
