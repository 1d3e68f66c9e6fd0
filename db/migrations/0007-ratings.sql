-- Rating logs: one for each organisation, append-only, the source of all that is known of ratings (docs/protocol/22-ratings.md).
-- Subjects, statuses, values and decisions are what the log's statements say; no other table holds a copy that could differ.

CREATE TABLE rating_logs (
  id bytea PRIMARY KEY CHECK (octet_length(id) = 16),
  organisation_id text NOT NULL UNIQUE REFERENCES organisations (id),
  log_size integer NOT NULL CHECK (log_size >= 0),
  log_peaks bytea NOT NULL CHECK (octet_length(log_peaks) % 32 = 0)
);
--> statement-breakpoint

CREATE FUNCTION rating_logs_guard() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF TG_OP = 'INSERT' THEN
    IF NEW.log_size <> 0 THEN
      RAISE EXCEPTION 'a rating log begins empty' USING ERRCODE = 'check_violation';
    END IF;
    RETURN NEW;
  END IF;
  IF NEW.log_size < OLD.log_size THEN
    RAISE EXCEPTION 'a log never shrinks' USING ERRCODE = 'check_violation';
  END IF;
  IF NEW.id <> OLD.id OR NEW.organisation_id <> OLD.organisation_id THEN
    RAISE EXCEPTION 'a rating log keeps its id and organisation' USING ERRCODE = 'check_violation';
  END IF;
  RETURN NEW;
END $$;
--> statement-breakpoint
CREATE TRIGGER rating_logs_guard BEFORE INSERT OR UPDATE ON rating_logs
  FOR EACH ROW EXECUTE FUNCTION rating_logs_guard();
--> statement-breakpoint
CREATE TRIGGER rating_logs_kept BEFORE DELETE ON rating_logs
  FOR EACH ROW EXECUTE FUNCTION refuse_change();
--> statement-breakpoint

CREATE TABLE rating_entries (
  log_id bytea NOT NULL REFERENCES rating_logs (id),
  index integer NOT NULL CHECK (index >= 0),
  leaf bytea NOT NULL CHECK (octet_length(leaf) = 32),
  type text NOT NULL CHECK (type ~ '^[a-z]+(-[a-z]+)*$'),
  data bytea NOT NULL CHECK (octet_length(data) > 0),
  PRIMARY KEY (log_id, index)
);
--> statement-breakpoint
CREATE INDEX rating_entries_leaf ON rating_entries (log_id, leaf);
--> statement-breakpoint

CREATE FUNCTION rating_entries_follow() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF NEW.index <> (SELECT coalesce(max(index) + 1, 0) FROM rating_entries WHERE log_id = NEW.log_id) THEN
    RAISE EXCEPTION 'a log has no gaps' USING ERRCODE = 'check_violation';
  END IF;
  RETURN NEW;
END $$;
--> statement-breakpoint
CREATE TRIGGER rating_entries_follow BEFORE INSERT ON rating_entries
  FOR EACH ROW EXECUTE FUNCTION rating_entries_follow();
--> statement-breakpoint
CREATE TRIGGER rating_entries_kept BEFORE UPDATE OR DELETE ON rating_entries
  FOR EACH ROW EXECUTE FUNCTION refuse_change();
--> statement-breakpoint
CREATE TRIGGER rating_entries_not_emptied BEFORE TRUNCATE ON rating_entries
  FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
--> statement-breakpoint

-- At commit, the stated size is that of the log, whichever of the two a transaction has touched.
CREATE FUNCTION rating_log_size_agrees() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
  log bytea;
BEGIN
  IF TG_TABLE_NAME = 'rating_logs' THEN log := NEW.id; ELSE log := NEW.log_id; END IF;
  IF (SELECT log_size FROM rating_logs WHERE id = log)
     <> (SELECT coalesce(max(index) + 1, 0) FROM rating_entries WHERE log_id = log) THEN
    RAISE EXCEPTION 'the rating log does not have its stated size' USING ERRCODE = 'check_violation';
  END IF;
  RETURN NULL;
END $$;
--> statement-breakpoint
CREATE CONSTRAINT TRIGGER rating_logs_size AFTER INSERT OR UPDATE ON rating_logs
  DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION rating_log_size_agrees();
--> statement-breakpoint
CREATE CONSTRAINT TRIGGER rating_entries_size AFTER INSERT ON rating_entries
  DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION rating_log_size_agrees();
--> statement-breakpoint

-- Personal texts behind the log's commitments: erasing one changes no leaf.
CREATE TABLE rating_openings (
  log_id bytea NOT NULL REFERENCES rating_logs (id),
  commitment bytea NOT NULL CHECK (octet_length(commitment) = 32),
  salt bytea NOT NULL CHECK (octet_length(salt) = 32),
  text text NOT NULL CHECK (length(text) BETWEEN 1 AND 2000),
  PRIMARY KEY (log_id, commitment)
);
--> statement-breakpoint

-- The one head that the service has signed for each size.
CREATE TABLE rating_checkpoints (
  log_id bytea NOT NULL REFERENCES rating_logs (id),
  size integer NOT NULL CHECK (size > 0),
  note text NOT NULL CHECK (length(note) BETWEEN 1 AND 1000),
  PRIMARY KEY (log_id, size)
);
--> statement-breakpoint
CREATE TRIGGER rating_checkpoints_kept BEFORE UPDATE OR DELETE ON rating_checkpoints
  FOR EACH ROW EXECUTE FUNCTION refuse_change();
--> statement-breakpoint

-- What the newest state of a log comes to for each period: a superior reads hundreds of logs by these rows. They follow
-- from the log, are written with the entry that changes them, and can be made again at any time.
CREATE TABLE rating_progress (
  log_id bytea NOT NULL REFERENCES rating_logs (id),
  period text NOT NULL CHECK (period ~ '^(20|21)[0-9]{2}(-q[1-4]|-(0[1-9]|1[0-2]))?$'),
  data jsonb NOT NULL,
  PRIMARY KEY (log_id, period)
);
