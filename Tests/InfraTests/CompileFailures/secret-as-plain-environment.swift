// error: cannot convert value of type 'SecretValue' to expected dictionary value type 'Value<String>'
import Infra

let environment: PlainEnvironment = ["SESSION_KEY": Secret("session-key").value]
