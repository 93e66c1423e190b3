/// The processor and memory of a Fargate task: the pairs that AWS offers, and no others.
///
/// https://docs.aws.amazon.com/AmazonECS/latest/developerguide/fargate-tasks-services.html#fargate-tasks-size
public struct FargateSize: Hashable, Sendable {
  /// In CPU units: 1024 are one vCPU.
  let cpu: Int
  /// In MiB.
  let memory: Int

  private init(cpu: Int, gigabytes: Int) {
    self.cpu = cpu
    memory = gigabytes * 1024
  }

  private init(cpu: Int, megabytes: Int) {
    self.cpu = cpu
    memory = megabytes
  }

  public enum QuarterVCPUMemory: Int, Sendable {
    case mb512 = 512
    case gb1 = 1024
    case gb2 = 2048
  }

  public enum HalfVCPUMemory: Int, Sendable {
    case gb1 = 1
    case gb2, gb3, gb4
  }

  public enum OneVCPUMemory: Int, Sendable {
    case gb2 = 2
    case gb3, gb4, gb5, gb6, gb7, gb8
  }

  public enum TwoVCPUMemory: Int, Sendable {
    case gb4 = 4
    case gb5, gb6, gb7, gb8, gb9, gb10, gb11, gb12, gb13, gb14, gb15, gb16
  }

  public enum FourVCPUMemory: Int, Sendable {
    case gb8 = 8
    case gb9, gb10, gb11, gb12, gb13, gb14, gb15, gb16, gb17, gb18, gb19, gb20, gb21, gb22, gb23, gb24, gb25,
      gb26, gb27, gb28, gb29, gb30
  }

  public enum EightVCPUMemory: Int, Sendable {
    case gb16 = 16
    case gb20 = 20
    case gb24 = 24
    case gb28 = 28
    case gb32 = 32
    case gb36 = 36
    case gb40 = 40
    case gb44 = 44
    case gb48 = 48
    case gb52 = 52
    case gb56 = 56
    case gb60 = 60
  }

  public enum SixteenVCPUMemory: Int, Sendable {
    case gb32 = 32
    case gb40 = 40
    case gb48 = 48
    case gb56 = 56
    case gb64 = 64
    case gb72 = 72
    case gb80 = 80
    case gb88 = 88
    case gb96 = 96
    case gb104 = 104
    case gb112 = 112
    case gb120 = 120
  }

  public static func quarterVCPU(_ memory: QuarterVCPUMemory) -> FargateSize {
    FargateSize(cpu: 256, megabytes: memory.rawValue)
  }

  public static func halfVCPU(_ memory: HalfVCPUMemory) -> FargateSize {
    FargateSize(cpu: 512, gigabytes: memory.rawValue)
  }

  public static func oneVCPU(_ memory: OneVCPUMemory) -> FargateSize {
    FargateSize(cpu: 1024, gigabytes: memory.rawValue)
  }

  public static func twoVCPU(_ memory: TwoVCPUMemory) -> FargateSize {
    FargateSize(cpu: 2048, gigabytes: memory.rawValue)
  }

  public static func fourVCPU(_ memory: FourVCPUMemory) -> FargateSize {
    FargateSize(cpu: 4096, gigabytes: memory.rawValue)
  }

  public static func eightVCPU(_ memory: EightVCPUMemory) -> FargateSize {
    FargateSize(cpu: 8192, gigabytes: memory.rawValue)
  }

  public static func sixteenVCPU(_ memory: SixteenVCPUMemory) -> FargateSize {
    FargateSize(cpu: 16384, gigabytes: memory.rawValue)
  }
}
