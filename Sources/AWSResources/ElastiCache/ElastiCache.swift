/// Amazon ElastiCache: Valkey, Redis OSS and Memcached.
public enum ElastiCache {}
