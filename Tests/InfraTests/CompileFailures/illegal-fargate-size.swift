// error: type 'FargateSize.QuarterVCPUMemory' has no member 'gb8'
import Infra

let size = FargateSize.quarterVCPU(.gb8)
