// error: cannot convert value of type 'MachineClient' to expected argument type 'UserPoolClient'
import Infra

let requirement = Route.Requirement.signIn(MachineClient("reports", of: UserPool("users"), scopes: []))
