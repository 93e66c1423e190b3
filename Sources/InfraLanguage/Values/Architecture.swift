/// The instruction set of containers and functions.
public enum Architecture: Hashable, Sendable, CaseIterable {
  /// x86_64, the default of AWS.
  case x86
  /// arm64 on AWS Graviton, which costs less for the same work; images and native code must be built for it.
  case arm64

  var ofTasks: ECS.TaskDefinition.CPUArchitecture {
    switch self {
    case .x86: .x86
    case .arm64: .arm64
    }
  }

  var ofFunctions: Lambda.Architecture {
    switch self {
    case .x86: .x86
    case .arm64: .arm64
    }
  }
}
