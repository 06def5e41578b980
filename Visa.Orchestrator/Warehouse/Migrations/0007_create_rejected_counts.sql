-- How many raw lines of a run did not become rows, by reason. The lines themselves stay in the lake's quarantine/ and raw/dead_letters/.
CREATE TABLE raw.rejected_counts (
  run_key varchar(200) NOT NULL,
  stage varchar(16) NOT NULL,             -- dead_letter: set aside by the real-time path; quarantine: by the transformation
  entity varchar(64) NOT NULL,
  reason varchar(256) NOT NULL,
  event_date date NOT NULL,               -- of the raw objects' arrival
  row_count bigint NOT NULL,
  ingested_at timestamp NOT NULL,         -- the latest arrival among them
  PRIMARY KEY (run_key, stage, entity, reason, event_date)
) DISTSTYLE ALL SORTKEY (event_date);
