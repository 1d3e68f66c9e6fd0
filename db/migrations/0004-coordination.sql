-- What officers' devices exchange through the service, and the personal texts behind the log's commitments.

CREATE TABLE openings (
  meeting_id bytea NOT NULL REFERENCES meetings (id),
  commitment bytea NOT NULL CHECK (octet_length(commitment) = 32),
  salt bytea NOT NULL CHECK (octet_length(salt) = 32),
  text text NOT NULL CHECK (length(text) BETWEEN 1 AND 2000),
  PRIMARY KEY (meeting_id, commitment)
);
--> statement-breakpoint

CREATE TABLE checkpoints (
  meeting_id bytea NOT NULL REFERENCES meetings (id),
  size integer NOT NULL CHECK (size > 0),
  note text NOT NULL CHECK (length(note) BETWEEN 1 AND 1000),
  PRIMARY KEY (meeting_id, size)
);
--> statement-breakpoint
CREATE TRIGGER checkpoints_kept BEFORE UPDATE OR DELETE ON checkpoints
  FOR EACH ROW EXECUTE FUNCTION refuse_change();
--> statement-breakpoint

CREATE TABLE cosignatures (
  meeting_id bytea NOT NULL,
  size integer NOT NULL,
  teller integer NOT NULL CHECK (teller BETWEEN 1 AND 15),
  line text NOT NULL CHECK (length(line) BETWEEN 1 AND 300),
  PRIMARY KEY (meeting_id, size, teller),
  FOREIGN KEY (meeting_id, size) REFERENCES checkpoints (meeting_id, size)
);
--> statement-breakpoint

CREATE TABLE proposals (
  meeting_id bytea NOT NULL REFERENCES meetings (id),
  body_hash bytea NOT NULL CHECK (octet_length(body_hash) = 32),
  body bytea NOT NULL CHECK (octet_length(body) > 0),
  appended_at integer CHECK (appended_at >= 0),
  PRIMARY KEY (meeting_id, body_hash)
);
--> statement-breakpoint

CREATE TABLE proposal_signatures (
  meeting_id bytea NOT NULL,
  body_hash bytea NOT NULL,
  key bytea NOT NULL CHECK (octet_length(key) = 32),
  sig bytea NOT NULL CHECK (octet_length(sig) = 64),
  PRIMARY KEY (meeting_id, body_hash, key),
  FOREIGN KEY (meeting_id, body_hash) REFERENCES proposals (meeting_id, body_hash)
);
--> statement-breakpoint

CREATE TABLE mailbox (
  meeting_id bytea NOT NULL REFERENCES meetings (id),
  run integer NOT NULL CHECK (run BETWEEN 1 AND 1000),
  sender integer NOT NULL CHECK (sender BETWEEN 0 AND 15),
  recipient integer NOT NULL CHECK (recipient BETWEEN 0 AND 15),
  kind text NOT NULL CHECK (kind ~ '^[a-z][a-z0-9-]{0,39}$'),
  data jsonb NOT NULL,
  PRIMARY KEY (meeting_id, run, sender, recipient, kind)
);
