/// The sizes that Graviton instances of the families C, M and R have in every service.
public enum InstanceSize: String, Hashable, Sendable, CaseIterable {
  case large, xlarge
  case xlarge2 = "2xlarge"
  case xlarge4 = "4xlarge"
  case xlarge8 = "8xlarge"
  case xlarge12 = "12xlarge"
  case xlarge16 = "16xlarge"
}
