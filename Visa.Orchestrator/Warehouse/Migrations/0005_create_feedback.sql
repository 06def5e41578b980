-- What analysts found. One row per transaction_id; the latest given_at wins.
CREATE TABLE raw.feedback (
  transaction_id varchar(36) NOT NULL,
  card_token varchar(26) NOT NULL,
  verdict varchar(16) NOT NULL,           -- fraud, genuine or unsure
  analyst varchar(800) NOT NULL,
  note varchar(8000),
  given_at timestamp NOT NULL,
  event_date date NOT NULL,               -- of given_at
  ingested_at timestamp NOT NULL,
  run_key varchar(200) NOT NULL,
  PRIMARY KEY (transaction_id)
) DISTKEY (transaction_id) SORTKEY (given_at);
