@_exported public import ResourceGraph
