-- One row per transaction_id and reason_code; the earliest reported_at wins, so that a repeated report moves no label.
CREATE TABLE raw.chargebacks (
  transaction_id varchar(36) NOT NULL,
  card_token varchar(26) NOT NULL,
  reported_at timestamp NOT NULL,
  reason_code varchar(16) NOT NULL,
  amount decimal(18,3) NOT NULL,
  currency varchar(3) NOT NULL,
  event_date date NOT NULL,               -- of reported_at
  ingested_at timestamp NOT NULL,
  run_key varchar(200) NOT NULL,
  PRIMARY KEY (transaction_id, reason_code)
) DISTKEY (transaction_id) SORTKEY (reported_at);
