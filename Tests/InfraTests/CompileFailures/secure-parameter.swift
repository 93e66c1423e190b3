// error: CloudFormation cannot make a secure parameter: use Secret
import Infra

let token = ConfigParameter("token", secureValue: "x")
