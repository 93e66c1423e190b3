// What teams get with `import Infra` beside the language itself: a name at a time, so that the names of the house
// (`Node`, `Field`, `Entry`) stay out of their files. The namespaces of resources are in Exports+AWSResources.swift.
@_exported public import struct AWSResources.FargateSize
@_exported public import struct Configuration.Environment
@_exported public import struct Configuration.Region
@_exported public import enum ResourceGraph.DeletionPolicy
@_exported public import struct ResourceGraph.Diagnostic
@_exported public import struct ResourceGraph.Diagnostics
@_exported public import enum ResourceGraph.Dialect
@_exported public import enum ResourceGraph.JSONDocument
@_exported public import enum ResourceGraph.Known
@_exported public import enum ResourceGraph.List
@_exported public import class ResourceGraph.Located
@_exported public import struct ResourceGraph.LogicalID
@_exported public import struct ResourceGraph.NamedValues
@_exported public import struct ResourceGraph.Output
@_exported public import struct ResourceGraph.Parameter
@_exported public import struct ResourceGraph.Reference
@_exported public import protocol ResourceGraph.Resource
@_exported public import struct ResourceGraph.SourceLocation
@_exported public import struct ResourceGraph.Tags
@_exported public import typealias ResourceGraph.Text
@_exported public import enum ResourceGraph.Value
