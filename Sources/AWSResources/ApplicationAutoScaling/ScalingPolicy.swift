public import ResourceGraph

extension ApplicationAutoScaling {
  /// A scaling policy: when a target's capacity changes, and by how much.
  ///
  /// The target is given by a reference, or by the three properties that identify it.
  /// https://docs.aws.amazon.com/autoscaling/application/APIReference/API_PutScalingPolicy.html
  public struct ScalingPolicy: Resource {
    public static let resourceType = ResourceType(
      cloudFormation: "AWS::ApplicationAutoScaling::ScalingPolicy",
      terraform: "aws_appautoscaling_policy",
      attributes: ["Ref": "arn", "Arn": "arn"]
    )

    public var name: Value<String>?
    public var kind: Value<Kind>?
    public var scalableTarget: Reference<ScalableTarget>?
    public var serviceNamespace: Value<String>?
    public var resourceID: Value<String>?
    public var scalableDimension: Value<String>?
    public var targetTracking: TargetTracking?
    public var stepScaling: StepScaling?

    public enum Kind: String, Literal, CaseIterable {
      case targetTracking = "TargetTrackingScaling"
      case step = "StepScaling"
      case predictive = "PredictiveScaling"
    }

    public init() {}

    public mutating func map(_ fields: FieldMapper) {
      fields.required("PolicyName", terraform: "name", &name)
      fields.required("PolicyType", &kind)
      mapTarget(fields)
      fields.group("TargetTrackingScalingPolicyConfiguration", &targetTracking)
      fields.group("StepScalingPolicyConfiguration", &stepScaling)
    }

    /// Terraform identifies the target by three arguments; a reference is written as, and read from, those three.
    private mutating func mapTarget(_ fields: FieldMapper) {
      guard fields.dialect == .terraform else {
        fields.field("ScalingTargetId", &scalableTarget)
        fields.field("ServiceNamespace", &serviceNamespace)
        fields.field("ResourceId", &resourceID)
        fields.field("ScalableDimension", &scalableDimension)
        return
      }
      if let target = scalableTarget, target.id != nil {
        serviceNamespace = target.attribute("service_namespace")
        resourceID = target.attribute("resource_id")
        scalableDimension = target.attribute("scalable_dimension")
      }
      fields.required("ServiceNamespace", &serviceNamespace)
      fields.required("ResourceId", &resourceID)
      fields.required("ScalableDimension", &scalableDimension)
      if case .expression(.attribute(let id, "resource_id"))? = resourceID,
        serviceNamespace == .expression(.attribute(id, "service_namespace")),
        scalableDimension == .expression(.attribute(id, "scalable_dimension"))
      {
        scalableTarget = Reference(id)
        serviceNamespace = nil
        resourceID = nil
        scalableDimension = nil
      }
    }
  }
}

extension ApplicationAutoScaling.ScalingPolicy {
  /// A target tracking configuration: keeps a metric at a target value.
  public struct TargetTracking: FieldGroup {
    public var targetValue: Value<Double>?
    /// `ECSServiceAverageCPUUtilization`, `ECSServiceAverageMemoryUtilization`, `ALBRequestCountPerTarget`.
    public var predefinedMetric: PredefinedMetric?
    public var customizedMetric: CustomizedMetric?
    /// In seconds.
    public var scaleInCooldown: Value<Int>?
    /// In seconds.
    public var scaleOutCooldown: Value<Int>?
    public var isScaleInDisabled: Value<Bool>?

    public init() {}

    public mutating func map(_ fields: FieldMapper) {
      fields.required("TargetValue", &targetValue)
      fields.group("PredefinedMetricSpecification", &predefinedMetric)
      fields.group("CustomizedMetricSpecification", &customizedMetric)
      fields.field("ScaleInCooldown", &scaleInCooldown)
      fields.field("ScaleOutCooldown", &scaleOutCooldown)
      fields.field("DisableScaleIn", &isScaleInDisabled)
    }
  }

  /// A predefined metric of Application Auto Scaling.
  public struct PredefinedMetric: FieldGroup {
    public var name: Value<String>?
    /// For `ALBRequestCountPerTarget`, the full names of the load balancer and the target group: `app/x/1/targetgroup/y/2`.
    public var resourceLabel: Value<String>?

    public init() {}

    public init(_ name: Value<String>, resourceLabel: Value<String>? = nil) {
      self.name = name
      self.resourceLabel = resourceLabel
    }

    public mutating func map(_ fields: FieldMapper) {
      fields.required("PredefinedMetricType", &name)
      fields.field("ResourceLabel", &resourceLabel)
    }
  }

  /// A customized CloudWatch metric, or metric math over several metrics.
  public struct CustomizedMetric: FieldGroup {
    public var namespace: Value<String>?
    public var name: Value<String>?
    public var dimensions: [Dimension] = []
    public var statistic: Value<Statistic>?
    public var unit: Value<String>?
    public var metrics: [Query] = []

    public enum Statistic: String, Literal, CaseIterable {
      case average = "Average"
      case minimum = "Minimum"
      case maximum = "Maximum"
      case sampleCount = "SampleCount"
      case sum = "Sum"
    }

    public init() {}

    public mutating func map(_ fields: FieldMapper) {
      fields.field("Namespace", &namespace)
      fields.field("MetricName", &name)
      fields.groups("Dimensions", &dimensions)
      fields.field("Statistic", &statistic)
      fields.field("Unit", &unit)
      fields.groups("Metrics", &metrics)
    }
  }

  /// A dimension of a metric.
  public struct Dimension: FieldGroup {
    public var name: Value<String>?
    public var value: Value<String>?

    public init() {}

    public init(_ name: Value<String>, _ value: Value<String>) {
      self.name = name
      self.value = value
    }

    public mutating func map(_ fields: FieldMapper) {
      fields.required("Name", &name)
      fields.required("Value", &value)
    }
  }

  /// A metric of a metric math expression, or the expression itself.
  public struct Query: FieldGroup {
    /// The name by which expressions refer to the metric.
    public var id: Value<String>?
    /// The metric math expression: `backlog / tasks`.
    public var expression: Value<String>?
    public var label: Value<String>?
    /// Whether this is the value that the policy tracks.
    public var returnsData: Value<Bool>?
    public var metric: MetricStatistic?

    public init() {}

    public mutating func map(_ fields: FieldMapper) {
      fields.required("Id", &id)
      fields.field("Expression", &expression)
      fields.field("Label", &label)
      fields.field("ReturnData", &returnsData)
      fields.group("MetricStat", &metric)
    }
  }

  /// A metric and its statistic.
  public struct MetricStatistic: FieldGroup {
    public var namespace: Value<String>?
    public var name: Value<String>?
    public var dimensions: [Dimension] = []
    /// For example `Average`, `Sum`, `p99`.
    public var statistic: Value<String>?
    public var unit: Value<String>?

    public init() {}

    public mutating func map(_ fields: FieldMapper) {
      fields.object("Metric") { fields in
        fields.required("Namespace", &namespace)
        fields.required("MetricName", &name)
        fields.groups("Dimensions", &dimensions)
      }
      fields.required("Stat", &statistic)
      fields.field("Unit", &unit)
    }
  }

  /// A step scaling configuration: changes the capacity depending on the size of the alarm breach.
  public struct StepScaling: FieldGroup {
    public var adjustmentType: Value<AdjustmentType>?
    /// In seconds.
    public var cooldown: Value<Int>?
    public var aggregation: Value<Aggregation>?
    public var minAdjustmentMagnitude: Value<Int>?
    public var steps: [Step] = []

    public enum AdjustmentType: String, Literal, CaseIterable {
      case change = "ChangeInCapacity"
      case exact = "ExactCapacity"
      case percentChange = "PercentChangeInCapacity"
    }

    public enum Aggregation: String, Literal, CaseIterable {
      case average = "Average"
      case minimum = "Minimum"
      case maximum = "Maximum"
    }

    public init() {}

    public mutating func map(_ fields: FieldMapper) {
      fields.field("AdjustmentType", &adjustmentType)
      fields.field("Cooldown", &cooldown)
      fields.field("MetricAggregationType", &aggregation)
      fields.field("MinAdjustmentMagnitude", &minAdjustmentMagnitude)
      fields.groups("StepAdjustments", terraform: "step_adjustment", &steps)
    }
  }

  /// A step adjustment: the change of capacity for an interval of the breach size.
  public struct Step: FieldGroup {
    /// Relative to the alarm's threshold, in the metric's unit; unbounded by default.
    public var lowerBound: Value<Double>?
    /// Relative to the alarm's threshold, in the metric's unit; unbounded by default.
    public var upperBound: Value<Double>?
    public var adjustment: Value<Int>?

    public init() {}

    public mutating func map(_ fields: FieldMapper) {
      fields.field("MetricIntervalLowerBound", &lowerBound)
      fields.field("MetricIntervalUpperBound", &upperBound)
      fields.required("ScalingAdjustment", &adjustment)
    }
  }
}
