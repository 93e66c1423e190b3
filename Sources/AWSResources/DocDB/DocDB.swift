/// Amazon DocumentDB (with MongoDB compatibility).
public enum DocDB {}
