import InfraCLI

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#elseif canImport(Darwin)
  import Darwin
#endif

exit(ToolCommand.run(arguments: Array(CommandLine.arguments.dropFirst())))
