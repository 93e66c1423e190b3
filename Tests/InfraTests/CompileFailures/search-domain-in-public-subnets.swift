// error: a data store must not be placed in public subnets: use isolatedSubnets, or privateSubnets
import Infra

let network = Network("main")
let products = SearchDomain(
  "products", in: network.publicSubnets, size: .r7g(.large),
  administrator: "arn:aws:iam::111122223333:role/search-administrator")
