-- Meetings, their polls, and the append-only log from which both follow (docs/protocol/02-lifecycle.md, 13-log.md).

CREATE TABLE meetings (
  id bytea PRIMARY KEY CHECK (octet_length(id) = 16),
  organisation_id text NOT NULL REFERENCES organisations (id),
  title text CHECK (length(title) BETWEEN 1 AND 2000),
  phase text NOT NULL CHECK (phase IN ('draft', 'ready', 'issuing', 'in-session', 'ended')),
  log_size integer NOT NULL CHECK (log_size >= 0),
  log_peaks bytea NOT NULL CHECK (octet_length(log_peaks) % 32 = 0),
  manifest_hash bytea CHECK (octet_length(manifest_hash) = 32),
  CHECK ((phase = 'draft') = (manifest_hash IS NULL))
);
--> statement-breakpoint
CREATE INDEX meetings_organisation ON meetings (organisation_id);
--> statement-breakpoint

-- The pairs are those of MEETING_TRANSITIONS; a test compares them one by one.
CREATE FUNCTION meetings_guard() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF TG_OP = 'INSERT' THEN
    IF NEW.phase <> 'draft' OR NEW.log_size <> 0 THEN
      RAISE EXCEPTION 'a meeting begins as a draft with an empty log' USING ERRCODE = 'check_violation';
    END IF;
    RETURN NEW;
  END IF;
  IF NEW.phase <> OLD.phase AND (OLD.phase, NEW.phase) NOT IN (
    ('draft', 'ready'),
    ('ready', 'issuing'), ('ready', 'ended'),
    ('issuing', 'in-session'), ('issuing', 'ended'),
    ('in-session', 'ended')
  ) THEN
    RAISE EXCEPTION 'meeting: % to % is no legal step', OLD.phase, NEW.phase USING ERRCODE = 'check_violation';
  END IF;
  IF NEW.log_size < OLD.log_size THEN
    RAISE EXCEPTION 'a log never shrinks' USING ERRCODE = 'check_violation';
  END IF;
  IF NEW.id <> OLD.id OR NEW.organisation_id <> OLD.organisation_id
     OR (OLD.manifest_hash IS NOT NULL AND NEW.manifest_hash IS DISTINCT FROM OLD.manifest_hash) THEN
    RAISE EXCEPTION 'a meeting keeps its id, organisation and manifest' USING ERRCODE = 'check_violation';
  END IF;
  RETURN NEW;
END $$;
--> statement-breakpoint
CREATE TRIGGER meetings_guard BEFORE INSERT OR UPDATE ON meetings
  FOR EACH ROW EXECUTE FUNCTION meetings_guard();
--> statement-breakpoint
CREATE TRIGGER meetings_kept BEFORE DELETE ON meetings
  FOR EACH ROW EXECUTE FUNCTION refuse_change();
--> statement-breakpoint

CREATE TABLE polls (
  meeting_id bytea NOT NULL REFERENCES meetings (id),
  ordinal integer NOT NULL CHECK (ordinal BETWEEN 1 AND 64),
  phase text NOT NULL CHECK (phase IN ('planned', 'barrier', 'open', 'closed', 'tallied', 'certified', 'cancelled')),
  title text CHECK (length(title) BETWEEN 1 AND 2000),
  PRIMARY KEY (meeting_id, ordinal)
);
--> statement-breakpoint

-- The pairs are those of POLL_TRANSITIONS; a test compares them one by one.
CREATE FUNCTION polls_guard() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF TG_OP = 'INSERT' THEN
    IF NEW.phase <> 'planned' THEN
      RAISE EXCEPTION 'a poll begins as planned' USING ERRCODE = 'check_violation';
    END IF;
    RETURN NEW;
  END IF;
  IF NEW.phase <> OLD.phase AND (OLD.phase, NEW.phase) NOT IN (
    ('planned', 'barrier'), ('planned', 'cancelled'),
    ('barrier', 'open'), ('barrier', 'cancelled'),
    ('open', 'closed'), ('open', 'cancelled'),
    ('closed', 'tallied'), ('closed', 'cancelled'),
    ('tallied', 'certified'), ('tallied', 'cancelled')
  ) THEN
    RAISE EXCEPTION 'poll: % to % is no legal step', OLD.phase, NEW.phase USING ERRCODE = 'check_violation';
  END IF;
  IF NEW.meeting_id <> OLD.meeting_id OR NEW.ordinal <> OLD.ordinal THEN
    RAISE EXCEPTION 'a poll keeps its meeting and ordinal' USING ERRCODE = 'check_violation';
  END IF;
  RETURN NEW;
END $$;
--> statement-breakpoint
CREATE TRIGGER polls_guard BEFORE INSERT OR UPDATE ON polls
  FOR EACH ROW EXECUTE FUNCTION polls_guard();
--> statement-breakpoint
CREATE TRIGGER polls_kept BEFORE DELETE ON polls
  FOR EACH ROW EXECUTE FUNCTION refuse_change();
--> statement-breakpoint

CREATE TABLE log_entries (
  meeting_id bytea NOT NULL REFERENCES meetings (id),
  index integer NOT NULL CHECK (index >= 0),
  leaf bytea NOT NULL CHECK (octet_length(leaf) = 32),
  type text NOT NULL CHECK (type ~ '^[a-z]+(-[a-z]+)*$'),
  data bytea NOT NULL CHECK (octet_length(data) > 0),
  PRIMARY KEY (meeting_id, index)
);
--> statement-breakpoint
CREATE INDEX log_entries_leaf ON log_entries (meeting_id, leaf);
--> statement-breakpoint

CREATE FUNCTION log_entries_follow() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF NEW.index <> (SELECT coalesce(max(index) + 1, 0) FROM log_entries WHERE meeting_id = NEW.meeting_id) THEN
    RAISE EXCEPTION 'a log has no gaps' USING ERRCODE = 'check_violation';
  END IF;
  RETURN NEW;
END $$;
--> statement-breakpoint
CREATE TRIGGER log_entries_follow BEFORE INSERT ON log_entries
  FOR EACH ROW EXECUTE FUNCTION log_entries_follow();
--> statement-breakpoint
CREATE TRIGGER log_entries_kept BEFORE UPDATE OR DELETE ON log_entries
  FOR EACH ROW EXECUTE FUNCTION refuse_change();
--> statement-breakpoint
CREATE TRIGGER log_entries_not_emptied BEFORE TRUNCATE ON log_entries
  FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
--> statement-breakpoint

-- At commit, the meeting's size is that of its log, whichever of the two a transaction has touched.
CREATE FUNCTION log_size_agrees() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
  meeting bytea;
BEGIN
  IF TG_TABLE_NAME = 'meetings' THEN meeting := NEW.id; ELSE meeting := NEW.meeting_id; END IF;
  IF (SELECT log_size FROM meetings WHERE id = meeting)
     <> (SELECT coalesce(max(index) + 1, 0) FROM log_entries WHERE meeting_id = meeting) THEN
    RAISE EXCEPTION 'the log does not have the size that its meeting states' USING ERRCODE = 'check_violation';
  END IF;
  RETURN NULL;
END $$;
--> statement-breakpoint
CREATE CONSTRAINT TRIGGER meetings_log_size AFTER INSERT OR UPDATE ON meetings
  DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION log_size_agrees();
--> statement-breakpoint
CREATE CONSTRAINT TRIGGER log_entries_log_size AFTER INSERT ON log_entries
  DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION log_size_agrees();
