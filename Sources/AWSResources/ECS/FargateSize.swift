/// The CPU and memory of a Fargate task: the combinations that AWS supports.
///
/// https://docs.aws.amazon.com/AmazonECS/latest/developerguide/fargate-tasks-services.html#fargate-tasks-size
public struct FargateSize: Hashable, Sendable {
  /// In CPU units; 1024 units are one vCPU.
  package let cpu: Int
  /// In MiB.
  package let memory: Int

  private init(_ cpu: Int, _ memory: some FargateMemory) {
    self.cpu = cpu
    self.memory = memory.rawValue
  }

  /// The memory, in MiB, that Fargate supports with that number of CPU units; `nil` where it supports none.
  package static func memorySizes(cpu: Int) -> [Int]? {
    switch cpu {
    case 256: QuarterVCPUMemory.sizes
    case 512: HalfVCPUMemory.sizes
    case 1024: OneVCPUMemory.sizes
    case 2048: TwoVCPUMemory.sizes
    case 4096: FourVCPUMemory.sizes
    case 8192: EightVCPUMemory.sizes
    case 16384: SixteenVCPUMemory.sizes
    default: nil
    }
  }

  /// The memory of a task with a quarter of a vCPU.
  public enum QuarterVCPUMemory: Int, FargateMemory {
    case mb512 = 512
    case gb1 = 1024
    case gb2 = 2048
  }

  /// The memory of a task with half a vCPU.
  public enum HalfVCPUMemory: Int, FargateMemory {
    case gb1 = 1024
    case gb2 = 2048
    case gb3 = 3072
    case gb4 = 4096
  }

  /// The memory of a task with one vCPU.
  public enum OneVCPUMemory: Int, FargateMemory {
    case gb2 = 2048
    case gb3 = 3072
    case gb4 = 4096
    case gb5 = 5120
    case gb6 = 6144
    case gb7 = 7168
    case gb8 = 8192
  }

  /// The memory of a task with two vCPUs.
  public enum TwoVCPUMemory: Int, FargateMemory {
    case gb4 = 4096
    case gb5 = 5120
    case gb6 = 6144
    case gb7 = 7168
    case gb8 = 8192
    case gb9 = 9216
    case gb10 = 10240
    case gb11 = 11264
    case gb12 = 12288
    case gb13 = 13312
    case gb14 = 14336
    case gb15 = 15360
    case gb16 = 16384
  }

  /// The memory of a task with four vCPUs.
  public enum FourVCPUMemory: Int, FargateMemory {
    case gb8 = 8192
    case gb9 = 9216
    case gb10 = 10240
    case gb11 = 11264
    case gb12 = 12288
    case gb13 = 13312
    case gb14 = 14336
    case gb15 = 15360
    case gb16 = 16384
    case gb17 = 17408
    case gb18 = 18432
    case gb19 = 19456
    case gb20 = 20480
    case gb21 = 21504
    case gb22 = 22528
    case gb23 = 23552
    case gb24 = 24576
    case gb25 = 25600
    case gb26 = 26624
    case gb27 = 27648
    case gb28 = 28672
    case gb29 = 29696
    case gb30 = 30720
  }

  /// The memory of a task with eight vCPUs.
  public enum EightVCPUMemory: Int, FargateMemory {
    case gb16 = 16384
    case gb20 = 20480
    case gb24 = 24576
    case gb28 = 28672
    case gb32 = 32768
    case gb36 = 36864
    case gb40 = 40960
    case gb44 = 45056
    case gb48 = 49152
    case gb52 = 53248
    case gb56 = 57344
    case gb60 = 61440
  }

  /// The memory of a task with 16 vCPUs.
  public enum SixteenVCPUMemory: Int, FargateMemory {
    case gb32 = 32768
    case gb40 = 40960
    case gb48 = 49152
    case gb56 = 57344
    case gb64 = 65536
    case gb72 = 73728
    case gb80 = 81920
    case gb88 = 90112
    case gb96 = 98304
    case gb104 = 106496
    case gb112 = 114688
    case gb120 = 122880
  }

  /// A quarter of a vCPU.
  ///
  /// - Parameter memory: the memory of the task.
  public static func quarterVCPU(_ memory: QuarterVCPUMemory) -> FargateSize { FargateSize(256, memory) }

  /// Half a vCPU.
  ///
  /// - Parameter memory: the memory of the task.
  public static func halfVCPU(_ memory: HalfVCPUMemory) -> FargateSize { FargateSize(512, memory) }

  /// One vCPU.
  ///
  /// - Parameter memory: the memory of the task.
  public static func oneVCPU(_ memory: OneVCPUMemory) -> FargateSize { FargateSize(1024, memory) }

  /// Two vCPUs.
  ///
  /// - Parameter memory: the memory of the task.
  public static func twoVCPU(_ memory: TwoVCPUMemory) -> FargateSize { FargateSize(2048, memory) }

  /// Four vCPUs.
  ///
  /// - Parameter memory: the memory of the task.
  public static func fourVCPU(_ memory: FourVCPUMemory) -> FargateSize { FargateSize(4096, memory) }

  /// Eight vCPUs.
  ///
  /// - Parameter memory: the memory of the task.
  public static func eightVCPU(_ memory: EightVCPUMemory) -> FargateSize { FargateSize(8192, memory) }

  /// 16 vCPUs.
  ///
  /// - Parameter memory: the memory of the task.
  public static func sixteenVCPU(_ memory: SixteenVCPUMemory) -> FargateSize { FargateSize(16384, memory) }
}

/// The memory sizes, in MiB, that Fargate supports with one number of CPU units.
public protocol FargateMemory: RawRepresentable<Int>, CaseIterable, Hashable, Sendable {}

extension FargateMemory {
  fileprivate static var sizes: [Int] { allCases.map(\.rawValue) }
}
