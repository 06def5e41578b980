CREATE INDEX run_by_backfill ON run (backfill_id) WHERE backfill_id IS NOT NULL;
CREATE INDEX run_by_state ON run (state, sort_at);
CREATE INDEX audit_by_run ON audit (dag, run_key) WHERE run_key IS NOT NULL;
