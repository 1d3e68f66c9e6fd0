-- Who laid a proposal out: nobody may fill a meeting's list alone. Proposals of before belong to nobody.

ALTER TABLE proposals ADD COLUMN proposer bytea CHECK (octet_length(proposer) = 32);
