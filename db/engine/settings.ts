/**
 * Settings of the embedded server. They are given on its command line, where neither a file nor ALTER SYSTEM overrides
 * them (PostgreSQL manual, 20.1).
 */
export const settings: Readonly<Record<string, string>> = {
  // Durability, said explicitly: WAL is on disk before a commit is acknowledged.
  fsync: 'on',
  synchronous_commit: 'on',
  full_page_writes: 'on',
  // No commit times beside the rows: they would help to link ballots to arrivals.
  track_commit_timestamp: 'off',
  // The WAL holds every cast with its time. What a checkpoint needs no more is removed, not kept for reuse.
  wal_recycle: 'off',
  // No text or parameter of a statement, and no row, reaches the server's log. Errors (below LOG in this order) hold
  // values in their first line: `invalid input syntax for type integer: "…"`.
  log_min_messages: 'log',
  log_statement: 'none',
  log_min_error_statement: 'panic',
  log_min_duration_statement: '-1',
  log_min_duration_sample: '-1',
  log_parameter_max_length: '0',
  log_parameter_max_length_on_error: '0',
  log_error_verbosity: 'terse',
  log_lock_waits: 'off',
  log_autovacuum_min_duration: '-1',
  logging_collector: 'off',
  log_destination: 'stderr',
  // A backend whose service was killed ends at once, even in the middle of a query, and with it its locks.
  client_connection_check_interval: '500ms',
  max_connections: '100',
  timezone: 'UTC',
  log_timezone: 'UTC',
  lc_messages: 'C',
  jit: 'off',
};
