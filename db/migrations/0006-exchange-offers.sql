-- Exchange keys that tellers' devices offer for the next run of the key ceremony, for the secretary to name; public.

CREATE TABLE exchange_offers (
  meeting_id bytea NOT NULL REFERENCES meetings (id),
  key bytea NOT NULL CHECK (octet_length(key) = 32),
  exchange bytea NOT NULL CHECK (octet_length(exchange) = 32),
  PRIMARY KEY (meeting_id, key)
);
