@_exported public import AWSResources
@_exported public import Documents
@_exported public import InfraCLI
@_exported public import ResourceGraph
