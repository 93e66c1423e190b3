// error: ECS Service Connect joins services alone: lead this workload to the service through a LoadBalancer(internal:)
import Infra

let network = Network("main")
let cluster = Cluster("main", serviceConnect: true)
let ordering = FargateService(
  "ordering", on: cluster, in: network.privateSubnets, image: .registry("public.ecr.aws/example/ordering:1.0.0"),
  size: .halfVCPU(.gb1), port: 8080)
let report = FargateTask(
  "report", on: cluster, in: network.privateSubnets, image: .registry("public.ecr.aws/example/report:1.0.0"),
  size: .quarterVCPU(.gb1))
let connection = report.connects(to: ordering)
