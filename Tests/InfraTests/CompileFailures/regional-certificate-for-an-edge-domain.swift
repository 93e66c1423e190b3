// error: cannot convert value of type 'Certificate' to expected argument type 'EdgeCertificate'
import Infra

let zone = HostedZone("shop", domain: "example.com")
let certificate = Certificate("shop", for: "shop.example.com", in: zone)
let domain = Domain<EdgeCertificate>("shop.example.com", in: zone, certificate: certificate)
