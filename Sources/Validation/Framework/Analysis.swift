/// Facts that several rules need and that take work to find: the routes of a network, the rules of security groups.
package protocol Analysis: AnyObject {
  init(_ model: Model)
}
