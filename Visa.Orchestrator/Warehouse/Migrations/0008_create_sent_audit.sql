-- What the generator says it sent, beside what became of it; a row a run of the pipeline that could compare them.
CREATE TABLE ops.sent_audit (
  run_key varchar(200) NOT NULL,
  sent_rows bigint NOT NULL,
  processed_rows bigint NOT NULL,         -- of those sent, in raw.transactions
  quarantined_rows bigint NOT NULL,       -- not there, but in the quarantine
  both_rows bigint NOT NULL,              -- there and, for another reason than a repetition, in the quarantine too
  sent_amount decimal(38,3),              -- sum of `billing_amount`
  processed_amount decimal(38,3),         -- as raw.transactions has it
  quarantined_amount decimal(38,3),       -- as the generator has it
  checked_at timestamp NOT NULL
) DISTSTYLE ALL SORTKEY (checked_at);
