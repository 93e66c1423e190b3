/// Amazon Neptune.
public enum Neptune {}
