// Swift Testing has a type of that name too.
import ResourceGraph

/// A place in a file.
typealias Place = SourceLocation
