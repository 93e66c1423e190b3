/// The parameters that an engine reads only when it starts, by their names in RDS.
///
/// RDS refuses to apply such a parameter immediately. CloudFormation finds out by itself; Terraform is written with
/// `apply_method`.
/// - https://www.postgresql.org/docs/17/runtime-config.html
/// - https://dev.mysql.com/doc/refman/8.4/en/server-system-variable-reference.html
package enum StaticParameters {
  package static let postgreSQL: Set<String> = [
    "apg_plan_mgmt.max_databases", "apg_plan_mgmt.max_plans", "autovacuum_freeze_max_age", "autovacuum_max_workers",
    "autovacuum_multixact_freeze_max_age", "commit_timestamp_buffers", "cron.database_name", "cron.max_running_jobs",
    "cron.use_background_workers", "huge_pages", "jit_provider", "max_connections", "max_files_per_process",
    "max_locks_per_transaction", "max_logical_replication_workers", "max_pred_locks_per_transaction",
    "max_prepared_transactions", "max_replication_slots", "max_wal_senders", "max_worker_processes",
    "min_dynamic_shared_memory", "multixact_member_buffers", "multixact_offset_buffers", "notify_buffers",
    "old_snapshot_threshold", "pg_prewarm.autoprewarm", "pg_stat_statements.max", "rds.babelfish_status",
    "rds.custom_dns_resolution", "rds.enable_plan_management", "rds.force_ssl", "rds.logical_replication",
    "rds.pg_stat_ramdisk_size", "rds.restrict_password_commands", "reserved_connections", "serializable_buffers",
    "shared_buffers", "shared_preload_libraries", "subtransaction_buffers", "superuser_reserved_connections",
    "track_activity_query_size", "track_commit_timestamp", "transaction_buffers", "wal_buffers",
    "wal_decode_buffer_size",
  ]

  package static let mySQL: Set<String> = [
    "back_log", "enforce_gtid_consistency", "ft_max_word_len", "ft_min_word_len", "ft_query_expansion_limit",
    "ft_stopword_file", "gtid-mode", "innodb_autoinc_lock_mode", "innodb_buffer_pool_chunk_size",
    "innodb_buffer_pool_instances", "innodb_buffer_pool_load_at_startup", "innodb_dedicated_server",
    "innodb_flush_method", "innodb_force_recovery", "innodb_ft_cache_size", "innodb_ft_max_token_size",
    "innodb_ft_min_token_size", "innodb_ft_sort_pll_degree", "innodb_ft_total_cache_size", "innodb_log_file_size",
    "innodb_log_files_in_group", "innodb_numa_interleave", "innodb_open_files", "innodb_page_cleaners",
    "innodb_purge_threads", "innodb_read_io_threads", "innodb_rollback_on_timeout", "innodb_sort_buffer_size",
    "innodb_sync_array_size", "innodb_undo_tablespaces", "innodb_use_native_aio", "innodb_write_io_threads",
    "large_pages", "log_replica_updates", "log_slave_updates", "lower_case_table_names", "max_digest_length",
    "open_files_limit", "performance_schema", "performance_schema_accounts_size",
    "performance_schema_digests_size", "performance_schema_events_stages_history_size",
    "performance_schema_events_statements_history_size", "performance_schema_events_waits_history_size",
    "performance_schema_hosts_size", "performance_schema_max_digest_length", "performance_schema_max_sql_text_length",
    "performance_schema_session_connect_attrs_size", "performance_schema_users_size", "relay_log_recovery",
    "report_host", "skip_external_locking", "skip_name_resolve", "skip_show_database", "table_open_cache_instances",
    "thread_handling", "thread_stack", "tls_version",
  ]
}
