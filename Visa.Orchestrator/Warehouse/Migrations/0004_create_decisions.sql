-- One row per transaction_id; the earliest decided_at wins, as for every reader of the stream.
CREATE TABLE raw.decisions (
  transaction_id varchar(36) NOT NULL,
  card_token varchar(26) NOT NULL,
  card_ordinal bigint NOT NULL,
  score double precision NOT NULL,
  decision varchar(16) NOT NULL,
  reasons varchar(16384) NOT NULL,        -- JSON: [{"code": ..., "contribution": ...}], strongest first
  model_version varchar(800) NOT NULL,
  policy_version varchar(800) NOT NULL,
  catalogue_version integer NOT NULL,
  risk_version varchar(800) NOT NULL,
  step varchar(16) NOT NULL,
  event_time timestamp NOT NULL,
  decided_at timestamp NOT NULL,
  event_date date NOT NULL,
  ingested_at timestamp NOT NULL,
  run_key varchar(200) NOT NULL,
  PRIMARY KEY (transaction_id)
) DISTKEY (transaction_id) SORTKEY (event_time);
