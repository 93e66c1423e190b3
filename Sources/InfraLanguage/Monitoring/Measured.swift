/// A construct with key metrics, which dashboards show.
public protocol Measured: Construct {
  /// The metrics that show the health of the construct.
  var keyMetrics: [Metric] { get }
}
