-- Organisations, their officers, sessions, and the service's own key.

CREATE TABLE organisations (
  id text PRIMARY KEY CHECK (id ~ '^[a-z0-9][a-z0-9-]{0,62}$'),
  parent_id text REFERENCES organisations (id),
  name text NOT NULL CHECK (length(name) BETWEEN 1 AND 200),
  level text NOT NULL CHECK (length(level) BETWEEN 1 AND 200),
  CHECK (parent_id <> id)
);
--> statement-breakpoint
CREATE INDEX organisations_parent ON organisations (parent_id);
--> statement-breakpoint

-- A foreign key alone is checked at the end of the statement, so that two rows of one INSERT could be each other's parents.
CREATE FUNCTION organisations_guard() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF TG_OP = 'UPDATE' THEN
    IF NEW.id IS DISTINCT FROM OLD.id OR NEW.parent_id IS DISTINCT FROM OLD.parent_id THEN
      RAISE EXCEPTION 'an organisation keeps its id and its parent' USING ERRCODE = 'check_violation';
    END IF;
  ELSIF NEW.parent_id IS NOT NULL AND NOT EXISTS (SELECT FROM organisations WHERE id = NEW.parent_id) THEN
    RAISE EXCEPTION 'the parent exists before its child' USING ERRCODE = 'foreign_key_violation';
  END IF;
  RETURN NEW;
END $$;
--> statement-breakpoint
CREATE TRIGGER organisations_guard BEFORE INSERT OR UPDATE ON organisations
  FOR EACH ROW EXECUTE FUNCTION organisations_guard();
--> statement-breakpoint

CREATE TABLE officers (
  key bytea NOT NULL CHECK (octet_length(key) = 32),
  organisation_id text NOT NULL REFERENCES organisations (id),
  role text NOT NULL CHECK (role IN ('secretary', 'teller', 'auditor', 'superior')),
  name text NOT NULL CHECK (length(name) BETWEEN 1 AND 200),
  PRIMARY KEY (key, organisation_id, role)
);
--> statement-breakpoint
CREATE INDEX officers_organisation ON officers (organisation_id);
--> statement-breakpoint

CREATE TABLE invitations (
  code_hash bytea PRIMARY KEY CHECK (octet_length(code_hash) = 32),
  organisation_id text NOT NULL REFERENCES organisations (id),
  role text NOT NULL CHECK (role IN ('secretary', 'teller', 'auditor', 'superior')),
  name text NOT NULL CHECK (length(name) BETWEEN 1 AND 200),
  used_by_key bytea CHECK (octet_length(used_by_key) = 32),
  expires_ms bigint NOT NULL
);
--> statement-breakpoint

CREATE TABLE challenges (
  nonce bytea PRIMARY KEY CHECK (octet_length(nonce) = 32),
  key bytea NOT NULL CHECK (octet_length(key) = 32),
  expires_ms bigint NOT NULL
);
--> statement-breakpoint
CREATE INDEX challenges_expiry ON challenges (expires_ms);
--> statement-breakpoint

CREATE TABLE sessions (
  token_hash bytea PRIMARY KEY CHECK (octet_length(token_hash) = 32),
  key bytea NOT NULL CHECK (octet_length(key) = 32),
  expires_ms bigint NOT NULL
);
--> statement-breakpoint
CREATE INDEX sessions_expiry ON sessions (expires_ms);
--> statement-breakpoint

CREATE TABLE service_keys (
  one boolean PRIMARY KEY CHECK (one),
  seed bytea NOT NULL CHECK (octet_length(seed) = 32)
);
--> statement-breakpoint

CREATE FUNCTION refuse_change() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  RAISE EXCEPTION '% of % is refused', TG_OP, TG_TABLE_NAME USING ERRCODE = 'restrict_violation';
END $$;
--> statement-breakpoint
CREATE TRIGGER service_keys_fixed BEFORE UPDATE OR DELETE ON service_keys
  FOR EACH ROW EXECUTE FUNCTION refuse_change();
