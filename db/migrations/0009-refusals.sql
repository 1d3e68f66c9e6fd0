-- How often the service refused what on a day (docs/protocol/18-service-rules.md): no name, key, address or time of day. Officers
-- state in the rating log what stands here. `meeting` is empty where the refusal was about none.

CREATE TABLE refusals (
  organisation_id text NOT NULL REFERENCES organisations (id),
  meeting bytea NOT NULL CHECK (octet_length(meeting) IN (0, 16)),
  on_day text NOT NULL CHECK (length(on_day) = 10),
  incident text NOT NULL CHECK (incident IN ('sign-in-failed', 'act-refused', 'ballot-refused')),
  code text NOT NULL CHECK (length(code) BETWEEN 1 AND 64),
  count integer NOT NULL CHECK (count BETWEEN 1 AND 1000000),
  PRIMARY KEY (organisation_id, meeting, on_day, incident, code)
);
