// error: type 'RuleID' has no member 'keyAlarmsExists'
import Infra

let orders = Queue("orders").allowing(.keyAlarmsExists, because: "the operations stack watches it")
