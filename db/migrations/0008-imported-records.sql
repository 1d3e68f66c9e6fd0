-- Whole audit files of meetings that were held on other installations (docs/protocol/18-service-rules.md): verified, and anchored
-- by the code on their paper minutes, before they are stored. One for each meeting; never altered.

CREATE TABLE imported_records (
  organisation_id text NOT NULL REFERENCES organisations (id),
  meeting bytea NOT NULL CHECK (octet_length(meeting) = 16),
  anchor bytea NOT NULL CHECK (octet_length(anchor) = 14),
  title text NOT NULL,
  held text NOT NULL CHECK (length(held) = 10),
  record bytea NOT NULL CHECK (octet_length(record) > 0),
  PRIMARY KEY (organisation_id, meeting)
);
--> statement-breakpoint
-- Ciphertexts do not compress.
ALTER TABLE imported_records ALTER COLUMN record SET STORAGE EXTERNAL;
--> statement-breakpoint
CREATE TRIGGER imported_records_kept BEFORE UPDATE ON imported_records
  FOR EACH ROW EXECUTE FUNCTION refuse_change();
