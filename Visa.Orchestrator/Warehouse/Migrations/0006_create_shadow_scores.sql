-- What a challenger would have said. One row per transaction_id and model_version; the earliest scored_at wins.
CREATE TABLE raw.shadow_scores (
  transaction_id varchar(36) NOT NULL,
  card_token varchar(26) NOT NULL,
  event_time timestamp NOT NULL,
  model_version varchar(800) NOT NULL,
  score double precision NOT NULL,
  champion_version varchar(800) NOT NULL,
  champion_score double precision NOT NULL,
  scored_at timestamp NOT NULL,
  event_date date NOT NULL,
  ingested_at timestamp NOT NULL,
  run_key varchar(200) NOT NULL,
  PRIMARY KEY (transaction_id, model_version)
) DISTKEY (transaction_id) SORTKEY (event_time);
