/// AWS Step Functions.
public enum StepFunctions {}
