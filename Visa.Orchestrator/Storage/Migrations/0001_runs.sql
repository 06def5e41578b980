CREATE TABLE dag (
    name TEXT PRIMARY KEY,
    is_paused INTEGER NOT NULL,
    paused_by TEXT,
    next_start BIGINT,
    cursor_version BIGINT NOT NULL DEFAULT 0,
    version_hash TEXT NOT NULL,
    seen_at BIGINT NOT NULL
);
CREATE TABLE dag_version (
    dag TEXT NOT NULL,
    hash TEXT NOT NULL,
    graph TEXT NOT NULL,
    first_seen_at BIGINT NOT NULL,
    PRIMARY KEY (dag, hash)
);
CREATE TABLE run (
    id {id},
    dag TEXT NOT NULL,
    run_key TEXT NOT NULL,
    kind INTEGER NOT NULL,
    interval_key TEXT,
    interval_start BIGINT,
    interval_end BIGINT,
    state INTEGER NOT NULL,
    priority INTEGER NOT NULL,
    sort_at BIGINT NOT NULL,
    version_hash TEXT NOT NULL,
    parameters TEXT,
    trace_parent TEXT NOT NULL,
    created_by TEXT NOT NULL,
    created_at BIGINT NOT NULL,
    started_at BIGINT,
    ended_at BIGINT,
    deadline_at BIGINT,
    deadline_alerted INTEGER NOT NULL DEFAULT 0,
    timeout_at BIGINT,
    stop_reason TEXT,
    backfill_id BIGINT,
    UNIQUE (dag, run_key)
);
CREATE UNIQUE INDEX run_one_active_per_interval ON run (dag, interval_key) WHERE state IN (0, 1);
CREATE INDEX run_active ON run (state, dag) WHERE state IN (0, 1);
CREATE INDEX run_by_dag ON run (dag, sort_at);
CREATE INDEX run_by_time ON run (sort_at);
CREATE TABLE step (
    id {id},
    run_id BIGINT NOT NULL,
    dag TEXT NOT NULL,
    name TEXT NOT NULL,
    map_index INTEGER NOT NULL,
    state INTEGER NOT NULL,
    epoch BIGINT NOT NULL DEFAULT 0,
    generation INTEGER NOT NULL DEFAULT 1,
    attempt INTEGER NOT NULL DEFAULT 0,
    failures INTEGER NOT NULL DEFAULT 0,
    losses INTEGER NOT NULL DEFAULT 0,
    throttles INTEGER NOT NULL DEFAULT 0,
    pool TEXT,
    slots INTEGER NOT NULL DEFAULT 1,
    priority INTEGER NOT NULL DEFAULT 0,
    not_before BIGINT NOT NULL DEFAULT 0,
    ready_at BIGINT,
    first_ready_at BIGINT,
    started_at BIGINT,
    ended_at BIGINT,
    lease_node TEXT,
    lease_until BIGINT NOT NULL DEFAULT 0,
    next_poll_at BIGINT NOT NULL DEFAULT 0,
    timeout_at BIGINT,
    item TEXT,
    token TEXT,
    intent_at BIGINT,
    spec TEXT,
    handle TEXT,
    reconcile_since BIGINT,
    unreachable_since BIGINT,
    detail TEXT,
    stop_reason TEXT,
    output TEXT,
    error TEXT,
    failure_class INTEGER,
    set_by TEXT,
    UNIQUE (run_id, name, map_index)
);
CREATE INDEX step_claimable ON step (state, not_before) WHERE state IN (1, 7, 8);
CREATE INDEX step_held ON step (lease_node, state) WHERE state IN (2, 3, 4, 5, 6);
CREATE INDEX step_pool ON step (pool) WHERE pool IS NOT NULL AND state IN (2, 3, 4, 5, 6);
CREATE TABLE attempt (
    id {id},
    step_id BIGINT NOT NULL,
    generation INTEGER NOT NULL,
    attempt INTEGER NOT NULL,
    node TEXT NOT NULL,
    started_at BIGINT NOT NULL,
    ended_at BIGINT,
    state INTEGER NOT NULL,
    token TEXT,
    handle TEXT,
    output TEXT,
    error TEXT,
    failure_class INTEGER,
    UNIQUE (step_id, generation, attempt)
);
CREATE TABLE pool (name TEXT PRIMARY KEY, slots INTEGER NOT NULL);
CREATE TABLE node (
    instance TEXT PRIMARY KEY,
    name TEXT NOT NULL,
    process_id INTEGER NOT NULL,
    started_at BIGINT NOT NULL,
    seen_at BIGINT NOT NULL,
    stopped_at BIGINT
);
CREATE TABLE asset_event (
    id {id},
    asset TEXT NOT NULL,
    dag TEXT NOT NULL,
    run_key TEXT NOT NULL,
    step TEXT NOT NULL,
    at BIGINT NOT NULL
);
CREATE INDEX asset_event_by_asset ON asset_event (asset, id);
CREATE TABLE asset_cursor (dag TEXT NOT NULL, asset TEXT NOT NULL, last_event BIGINT NOT NULL, PRIMARY KEY (dag, asset));
CREATE TABLE backfill (
    id {id},
    dag TEXT NOT NULL,
    from_start BIGINT NOT NULL,
    to_start BIGINT NOT NULL,
    max_active INTEGER NOT NULL,
    reprocess INTEGER NOT NULL,
    created_by TEXT NOT NULL,
    reason TEXT NOT NULL,
    created_at BIGINT NOT NULL
);
CREATE TABLE audit (
    id {id},
    at BIGINT NOT NULL,
    actor TEXT NOT NULL,
    action TEXT NOT NULL,
    dag TEXT,
    run_key TEXT,
    step TEXT,
    reason TEXT,
    details TEXT
);
CREATE TABLE alert (
    id {id},
    at BIGINT NOT NULL,
    dag TEXT NOT NULL,
    run_key TEXT,
    step TEXT,
    kind TEXT NOT NULL,
    message TEXT NOT NULL
);
CREATE TABLE log_line (
    id {id},
    step_id BIGINT NOT NULL,
    generation INTEGER NOT NULL,
    attempt INTEGER NOT NULL,
    at BIGINT NOT NULL,
    text TEXT NOT NULL
);
CREATE INDEX log_line_by_step ON log_line (step_id, id);
CREATE TABLE step_part (
    step_id BIGINT NOT NULL,
    generation INTEGER NOT NULL,
    name TEXT NOT NULL,
    kind TEXT NOT NULL,
    state TEXT NOT NULL,
    started_at BIGINT,
    ended_at BIGINT,
    row_count BIGINT,
    message TEXT,
    PRIMARY KEY (step_id, generation, name)
);
