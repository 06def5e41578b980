-- One row per transaction_id; the latest sent_at wins. Columns stand in the order of the Parquet files, which COPY loads by place.
CREATE SCHEMA IF NOT EXISTS raw;

CREATE TABLE raw.transactions (
  transaction_id varchar(36) NOT NULL,
  schema_version integer NOT NULL,
  transaction_type varchar(24) NOT NULL,
  card_number varchar(19) NOT NULL,       -- first six and last four digits, the rest starred
  card_holder varchar(800) NOT NULL,      -- restricted: it stays in this table
  card_token varchar(26) NOT NULL,
  account_token varchar(26) NOT NULL,
  amount decimal(18,3) NOT NULL,
  currency varchar(3) NOT NULL,
  billing_amount decimal(18,3) NOT NULL,
  billing_currency varchar(3) NOT NULL,
  merchant varchar(800) NOT NULL,
  merchant_id varchar(800) NOT NULL,
  mcc varchar(4) NOT NULL,
  merchant_country varchar(2) NOT NULL,
  terminal_id varchar(800) NOT NULL,
  latitude double precision NOT NULL,
  longitude double precision NOT NULL,
  card_country varchar(2) NOT NULL,
  entry_mode varchar(16) NOT NULL,
  response varchar(24) NOT NULL,
  event_time timestamp NOT NULL,          -- the contract's `timestamp`
  sent_at timestamp NOT NULL,
  event_date date NOT NULL,
  ingested_at timestamp NOT NULL,         -- when the raw object arrived in the lake
  run_key varchar(200) NOT NULL,
  PRIMARY KEY (transaction_id)
) DISTKEY (transaction_id) SORTKEY (event_time);

REVOKE ALL ON raw.transactions FROM PUBLIC;
