// error: a standard topic does not deliver to FIFO queues: use FIFOTopic
import Infra

let orders = Topic("orders", subscribers: .queue(FIFOQueue("billing")))
