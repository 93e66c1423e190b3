/// Application Auto Scaling: target tracking, step and scheduled scaling of ECS services and other resources.
public enum ApplicationAutoScaling {}
