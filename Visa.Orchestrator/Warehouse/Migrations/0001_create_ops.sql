-- What was loaded. A row stands here if and only if the load that it tells of was committed.
CREATE SCHEMA IF NOT EXISTS ops;

CREATE TABLE ops.load_audit (
  run_key varchar(200) NOT NULL,
  entity varchar(64) NOT NULL,
  manifest varchar(1024) NOT NULL,
  manifest_digest varchar(64) NOT NULL,   -- SHA-256 of the manifest: a rerun that made other files is another load
  staged_rows bigint NOT NULL,
  inserted_rows bigint NOT NULL,
  replaced_rows bigint NOT NULL,          -- of an earlier load, which these rows won over
  superseded_rows bigint NOT NULL,        -- staged, but an earlier load had the winner
  amount decimal(38,3),                   -- sum of `amount` over the staged rows; null for entities without one
  billing_amount decimal(38,3),
  loaded_at timestamp NOT NULL
) DISTSTYLE ALL SORTKEY (loaded_at);
