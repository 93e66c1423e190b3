/// Amazon EventBridge Scheduler.
public enum Scheduler {}
