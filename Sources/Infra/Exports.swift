@_exported public import AWSResources
@_exported public import Configuration
@_exported public import Documents
@_exported public import ResourceGraph
