// error: a standard queue does not keep a FIFO topic's order: use FIFOQueue
import Infra

let orders = FIFOTopic("orders", subscribers: .queue(Queue("billing")))
