-- Vault and ballot boxes. Nothing here tells order or time or points at a voter: keys are hashes; no time, serial,
-- default or foreign key (docs/protocol/18-service-rules.md).

CREATE TABLE vault_entries (
  meeting_id bytea NOT NULL CHECK (octet_length(meeting_id) = 16),
  entry_hash bytea NOT NULL CHECK (octet_length(entry_hash) = 32),
  entry bytea NOT NULL CHECK (octet_length(entry) BETWEEN 1 AND 10000),
  PRIMARY KEY (meeting_id, entry_hash)
);
--> statement-breakpoint
ALTER TABLE vault_entries ALTER COLUMN entry SET STORAGE EXTERNAL;
--> statement-breakpoint

CREATE TABLE ballots (
  meeting_id bytea NOT NULL CHECK (octet_length(meeting_id) = 16),
  ordinal integer NOT NULL CHECK (ordinal BETWEEN 1 AND 64),
  ballot_key_hash bytea NOT NULL CHECK (octet_length(ballot_key_hash) = 32),
  leaf bytea NOT NULL CHECK (octet_length(leaf) = 32),
  tracking bytea NOT NULL CHECK (octet_length(tracking) = 32),
  ballot bytea NOT NULL CHECK (octet_length(ballot) > 144),
  PRIMARY KEY (meeting_id, ordinal, ballot_key_hash),
  CONSTRAINT ballots_tracking UNIQUE (meeting_id, ordinal, tracking),
  CONSTRAINT ballots_leaf UNIQUE (meeting_id, ordinal, leaf)
);
--> statement-breakpoint
-- Compressing random bytes costs time and gains nothing.
ALTER TABLE ballots ALTER COLUMN ballot SET STORAGE EXTERNAL;
--> statement-breakpoint
CREATE TRIGGER ballots_kept BEFORE UPDATE ON ballots
  FOR EACH ROW EXECUTE FUNCTION refuse_change();
--> statement-breakpoint

CREATE TABLE sealed_ballots (
  meeting_id bytea NOT NULL CHECK (octet_length(meeting_id) = 16),
  ordinal integer NOT NULL CHECK (ordinal BETWEEN 1 AND 64),
  ballot_key_hash bytea NOT NULL CHECK (octet_length(ballot_key_hash) = 32),
  leaf bytea NOT NULL CHECK (octet_length(leaf) = 32),
  tracking bytea NOT NULL CHECK (octet_length(tracking) = 32),
  ballot bytea NOT NULL CHECK (octet_length(ballot) > 144),
  PRIMARY KEY (meeting_id, ordinal, leaf),
  CONSTRAINT sealed_ballots_tracking UNIQUE (meeting_id, ordinal, tracking),
  CONSTRAINT sealed_ballots_key UNIQUE (meeting_id, ordinal, ballot_key_hash)
);
--> statement-breakpoint
ALTER TABLE sealed_ballots ALTER COLUMN ballot SET STORAGE EXTERNAL;
--> statement-breakpoint
CREATE TRIGGER sealed_ballots_kept BEFORE UPDATE OR DELETE ON sealed_ballots
  FOR EACH ROW EXECUTE FUNCTION refuse_change();
--> statement-breakpoint
CREATE TRIGGER sealed_ballots_not_emptied BEFORE TRUNCATE ON sealed_ballots
  FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
