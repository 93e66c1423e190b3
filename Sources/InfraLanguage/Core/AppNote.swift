/// What AWS needs beside the templates, said once for all stacks of an app.
struct AppNote {
  let text: String

  static let searchServiceRole = AppNote(
    text: "OpenSearch Service needs its role once in an account, before the first domain in a VPC: "
      + "aws iam create-service-linked-role --aws-service-name opensearchservice.amazonaws.com")
  static let searchRoleMapping = AppNote(
    text: "a search domain admits the roles that its administrator maps to permissions in the domain; map those of the "
      + "workloads after the deployment")
  static let masterPassword = AppNote(
    text:
      "nothing rotates the master password of a database with read replicas; let each workload connect 'as: .user(\"…\")', "
      + "see docs/database-users.md")
  static let cognitoMail = AppNote(
    text: "Cognito sends 50 e-mails a day by itself; pass 'mail: .ses(…)' to a user pool that needs more")
  static let mailConfirmation = AppNote(
    text:
      "a subscription by e-mail or HTTPS receives nothing until the receiver confirms it; follow the link in the message "
      + "that SNS sends after the deployment")
  static let slackAuthorization = AppNote(
    text:
      "Slack needs an authorization once in an account and workspace; give it in the console of Amazon Q Developer in chat "
      + "applications before the deployment")
  static let kafkaClients = AppNote(
    text:
      "Kafka clients with IAM need the library of MSK (aws-msk-iam-auth, or aws-msk-iam-sasl-signer), SASL_SSL, and the "
      + "addresses from GetBootstrapBrokers")
  static let kafkaAccessControlLists = AppNote(
    text:
      "Kafka clients with a password or a certificate may do nothing without access control lists; create them with "
      + "kafka-acls as an administrator, who signs in with IAM")
}
