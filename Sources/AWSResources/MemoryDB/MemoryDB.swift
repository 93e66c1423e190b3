/// Amazon MemoryDB.
public enum MemoryDB {}
