// error: CloudFormation cannot create a secure parameter: use Secret
import Infra

let token = ConfigParameter("token", secureValue: "x")
