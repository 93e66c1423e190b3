// error: a data store must not be placed in public subnets: use isolatedSubnets, or privateSubnets
import Infra

let network = Network("main")
let files = FileSystem("files", in: network.publicSubnets)
