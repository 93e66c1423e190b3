/// Application Auto Scaling: the capacity of ECS services and other resources, by their load or by the clock.
public enum ApplicationAutoScaling {}
