-- raw/ to processed/: parses and types each line, judges it, keeps one row per key, and sets the rest aside with a reason.
-- One text for Spark SQL 3.5 (job.py) and DuckDB (the embedded Glue): only what both read the same way.
-- Of a view a reader gives: the contract's columns as texts, _corrupt_record (the line, where it is no JSON object),
-- _object (the raw object) and _arrived_at (when it was stored). The reasons and winners are listed in docs/pipeline.md.
-- A time is UTC in the form 2026-01-31T12:00:00.000Z, from 2000 to 2099. A text has 1 to 200 characters and is no JSON value.

-- transactions: one row per transaction_id, the latest sent_at wins ------------------------------------------------------------
CREATE OR REPLACE TEMPORARY VIEW transactions_typed AS
SELECT *,
  TRY_CAST(schema_version AS INT) AS schema_number,
  TRY_CAST(amount AS DECIMAL(18,3)) AS amount_exact,
  TRY_CAST(amount AS DOUBLE) AS amount_read,
  TRY_CAST(billing_amount AS DECIMAL(18,3)) AS billing_exact,
  TRY_CAST(billing_amount AS DOUBLE) AS billing_read,
  CASE WHEN currency IN ('CLP', 'ISK', 'JPY', 'KRW', 'VND') THEN 0 WHEN currency IN ('BHD', 'JOD', 'KWD', 'OMR', 'TND') THEN 3
    WHEN currency IN ('AED', 'ARS', 'AUD', 'BGN', 'BRL', 'CAD', 'CHF', 'CNY', 'COP', 'CZK', 'DKK', 'EGP', 'EUR', 'GBP', 'HKD', 'HUF', 'IDR', 'ILS', 'INR', 'MAD',
      'MXN', 'MYR', 'NGN', 'NOK', 'NZD', 'PEN', 'PHP', 'PLN', 'QAR', 'RON', 'SAR', 'SEK', 'SGD', 'THB', 'TRY', 'TWD', 'UAH', 'USD', 'ZAR') THEN 2 END AS currency_decimals,
  CASE WHEN billing_currency IN ('CLP', 'ISK', 'JPY', 'KRW', 'VND') THEN 0 WHEN billing_currency IN ('BHD', 'JOD', 'KWD', 'OMR', 'TND') THEN 3
    WHEN billing_currency IN ('AED', 'ARS', 'AUD', 'BGN', 'BRL', 'CAD', 'CHF', 'CNY', 'COP', 'CZK', 'DKK', 'EGP', 'EUR', 'GBP', 'HKD', 'HUF', 'IDR', 'ILS', 'INR', 'MAD',
      'MXN', 'MYR', 'NGN', 'NOK', 'NZD', 'PEN', 'PHP', 'PLN', 'QAR', 'RON', 'SAR', 'SEK', 'SGD', 'THB', 'TRY', 'TWD', 'UAH', 'USD', 'ZAR') THEN 2 END AS billing_decimals,
  TRY_CAST(latitude AS DOUBLE) AS latitude_read,
  TRY_CAST(longitude AS DOUBLE) AS longitude_read,
  CASE WHEN length(timestamp) = 24 AND substring(timestamp, 24, 1) = 'Z' THEN TRY_CAST(substring(timestamp, 1, 23) AS TIMESTAMP) END AS event_time_read,
  CASE WHEN length(sent_at) = 24 AND substring(sent_at, 24, 1) = 'Z' THEN TRY_CAST(substring(sent_at, 1, 23) AS TIMESTAMP) END AS sent_at_read
FROM transactions;

CACHE TABLE transactions_judged AS
SELECT transaction_key, schema_number, transaction_type, card_number, card_holder, card_token, account_token, amount_exact, currency, billing_exact, billing_currency,
  merchant, merchant_id, mcc, merchant_country, terminal_id, latitude_read, longitude_read, card_country, entry_mode, response, event_time_read, sent_at_read, CAST(event_time_read AS DATE) AS event_date, _object, _arrived_at, reason,
  CASE WHEN reason IS NOT NULL THEN coalesce(substring(_corrupt_record, 1, 4000), substring(
    coalesce(schema_version, '') || ' | ' || coalesce(transaction_type, '') || ' | ' || coalesce(card_token, '') || ' | ' || coalesce(account_token, '') || ' | '
    || coalesce(amount, '') || ' | ' || coalesce(currency, '') || ' | ' || coalesce(billing_amount, '') || ' | ' || coalesce(billing_currency, '') || ' | '
    || coalesce(substring(merchant, 1, 250), '') || ' | ' || coalesce(substring(merchant_id, 1, 250), '') || ' | ' || coalesce(mcc, '') || ' | ' || coalesce(merchant_country, '') || ' | '
    || coalesce(substring(terminal_id, 1, 250), '') || ' | ' || coalesce(latitude, '') || ' | ' || coalesce(longitude, '') || ' | ' || coalesce(card_country, '') || ' | '
    || coalesce(entry_mode, '') || ' | ' || coalesce(response, '') || ' | ' || coalesce(timestamp, '') || ' | ' || coalesce(sent_at, ''), 1, 4000)) END AS content
FROM (
  SELECT lower(transaction_id) AS transaction_key, schema_version, schema_number, transaction_type, card_number, card_holder, card_token, account_token,
    amount_exact, amount_read, amount, currency, billing_exact, billing_amount, billing_currency, merchant, merchant_id, mcc, merchant_country, terminal_id,
    latitude_read, latitude, longitude_read, longitude, card_country, entry_mode, response, event_time_read, timestamp, sent_at_read, sent_at,
    _corrupt_record, _object, _arrived_at,
    CASE
      WHEN _corrupt_record IS NOT NULL THEN 'not_json'
      WHEN NOT coalesce(schema_number = 1, FALSE) THEN 'schema_version_unknown'
      WHEN NOT coalesce(regexp_like(lower(transaction_id), '^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$'), FALSE) THEN 'transaction_id_invalid'
      WHEN NOT coalesce(regexp_like(card_number, '^[0-9]{6}[*]{3,9}[0-9]{4}$'), FALSE) THEN 'card_number_not_masked'
      WHEN NOT coalesce(regexp_like(card_token, '^[a-z2-7]{26}$'), FALSE) THEN 'card_token_invalid'
      WHEN NOT coalesce(regexp_like(account_token, '^[a-z2-7]{26}$'), FALSE) THEN 'account_token_invalid'
      WHEN NOT coalesce(transaction_type IN ('purchase', 'refund', 'cash', 'recurring', 'account_verification'), FALSE) THEN 'transaction_type_unknown'
      WHEN currency_decimals IS NULL OR billing_decimals IS NULL THEN 'currency_unknown'
      WHEN amount_read IS NULL OR billing_read IS NULL THEN 'amount_not_a_number'
      WHEN NOT (amount_read >= 0 AND billing_read >= 0) THEN 'amount_negative'
      WHEN amount_exact IS NULL OR billing_exact IS NULL THEN 'amount_too_large'
      WHEN amount_read >= CASE currency_decimals WHEN 0 THEN 1e15 WHEN 2 THEN 1e13 ELSE 1e12 END THEN 'amount_too_large'
      WHEN billing_read >= CASE billing_decimals WHEN 0 THEN 1e15 WHEN 2 THEN 1e13 ELSE 1e12 END THEN 'amount_too_large'
      WHEN amount_read <> CAST(CASE currency_decimals WHEN 0 THEN round(amount_exact, 0) WHEN 2 THEN round(amount_exact, 2) ELSE amount_exact END AS DOUBLE) THEN 'amount_decimals_wrong'
      WHEN billing_read <> CAST(CASE billing_decimals WHEN 0 THEN round(billing_exact, 0) WHEN 2 THEN round(billing_exact, 2) ELSE billing_exact END AS DOUBLE) THEN 'amount_decimals_wrong'
      WHEN NOT coalesce(length(card_holder) BETWEEN 1 AND 200 AND substring(card_holder, 1, 1) NOT IN ('{', '['), FALSE) THEN 'card_holder_invalid'
      WHEN NOT coalesce(length(merchant) BETWEEN 1 AND 200 AND substring(merchant, 1, 1) NOT IN ('{', '['), FALSE) THEN 'merchant_invalid'
      WHEN NOT coalesce(length(merchant_id) BETWEEN 1 AND 200 AND substring(merchant_id, 1, 1) NOT IN ('{', '['), FALSE) THEN 'merchant_invalid'
      WHEN NOT coalesce(length(terminal_id) BETWEEN 1 AND 200 AND substring(terminal_id, 1, 1) NOT IN ('{', '['), FALSE) THEN 'terminal_id_invalid'
      WHEN NOT coalesce(regexp_like(mcc, '^[0-9]{4}$'), FALSE) THEN 'mcc_invalid'
      WHEN NOT coalesce(regexp_like(merchant_country, '^[A-Z]{2}$') AND regexp_like(card_country, '^[A-Z]{2}$'), FALSE) THEN 'country_invalid'
      WHEN NOT coalesce(latitude_read BETWEEN -90 AND 90 AND longitude_read BETWEEN -180 AND 180, FALSE) THEN 'place_invalid'
      WHEN NOT coalesce(entry_mode IN ('chip', 'contactless', 'magstripe', 'ecommerce', 'manual'), FALSE) THEN 'entry_mode_unknown'
      WHEN NOT coalesce(response IN ('approved', 'insufficient_funds', 'wrong_pin', 'expired_card', 'do_not_honor'), FALSE) THEN 'response_unknown'
      WHEN event_time_read IS NULL OR sent_at_read IS NULL THEN 'time_invalid'
      WHEN NOT (event_time_read >= TIMESTAMP '2000-01-01 00:00:00' AND event_time_read < TIMESTAMP '2100-01-01 00:00:00') THEN 'time_absurd'
      WHEN NOT (sent_at_read >= TIMESTAMP '2000-01-01 00:00:00' AND sent_at_read < TIMESTAMP '2100-01-01 00:00:00') THEN 'time_absurd'
    END AS reason
  FROM transactions_typed) judged;

CACHE TABLE transactions_repeated AS
SELECT transaction_key FROM transactions_judged WHERE reason IS NULL GROUP BY transaction_key HAVING count(*) > 1;

CACHE TABLE transactions_ranked AS
SELECT j.*, row_number() OVER (PARTITION BY j.transaction_key
  ORDER BY j.sent_at_read DESC NULLS LAST, j._arrived_at ASC NULLS LAST, j._object ASC NULLS LAST, j.amount_exact ASC NULLS LAST, j.billing_exact ASC NULLS LAST, j.card_token ASC NULLS LAST,
    j.event_time_read ASC NULLS LAST, j.response ASC NULLS LAST, j.merchant_id ASC NULLS LAST, j.terminal_id ASC NULLS LAST, j.card_holder ASC NULLS LAST) AS place
FROM transactions_judged j JOIN transactions_repeated r ON j.transaction_key = r.transaction_key
WHERE j.reason IS NULL;

CREATE OR REPLACE TEMPORARY VIEW transactions_processed AS
SELECT transaction_key AS transaction_id, schema_number AS schema_version, transaction_type, card_number, card_holder, card_token, account_token,
  amount_exact AS amount, currency, billing_exact AS billing_amount, billing_currency, merchant, merchant_id, mcc, merchant_country, terminal_id,
  latitude_read AS latitude, longitude_read AS longitude, card_country, entry_mode, response, event_time_read AS timestamp, sent_at_read AS sent_at,
  event_date AS event_day, _arrived_at AS ingested_at, run_key, event_date
FROM (
  SELECT j.*, 1 AS place FROM transactions_judged j LEFT JOIN transactions_repeated r ON j.transaction_key = r.transaction_key WHERE j.reason IS NULL AND r.transaction_key IS NULL
  UNION ALL
  SELECT * FROM transactions_ranked WHERE place = 1) kept
CROSS JOIN run_parameters;

-- chargebacks: one row per transaction_id and reason_code, the earliest reported_at wins -----------------------------------------
CACHE TABLE chargebacks_judged AS
SELECT *, row_number() OVER (PARTITION BY reason IS NULL, transaction_key, reason_code
  ORDER BY reported_at_read ASC NULLS LAST, _arrived_at ASC NULLS LAST, _object ASC NULLS LAST, amount_exact ASC NULLS LAST, currency ASC NULLS LAST, card_token ASC NULLS LAST) AS place
FROM (
  SELECT *,
    CASE
      WHEN _corrupt_record IS NOT NULL THEN 'not_json'
      WHEN NOT coalesce(regexp_like(transaction_key, '^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$'), FALSE) THEN 'transaction_id_invalid'
      WHEN NOT coalesce(regexp_like(card_token, '^[a-z2-7]{26}$'), FALSE) THEN 'card_token_invalid'
      WHEN NOT coalesce(regexp_like(reason_code, '^[0-9]{2}[.][0-9]{1,2}([.][0-9]{1,2})?$'), FALSE) THEN 'reason_code_invalid'
      WHEN NOT coalesce(regexp_like(currency, '^[A-Z]{3}$'), FALSE) THEN 'currency_unknown'
      WHEN amount_read IS NULL THEN 'amount_not_a_number'
      WHEN NOT (amount_read >= 0) THEN 'amount_negative'
      WHEN amount_exact IS NULL OR amount_read >= 1e15 THEN 'amount_too_large'
      WHEN amount_read <> CAST(amount_exact AS DOUBLE) THEN 'amount_decimals_wrong'
      WHEN reported_at_read IS NULL THEN 'time_invalid'
      WHEN NOT (reported_at_read >= TIMESTAMP '2000-01-01 00:00:00' AND reported_at_read < TIMESTAMP '2100-01-01 00:00:00') THEN 'time_absurd'
    END AS reason
  FROM (
    SELECT *, lower(transaction_id) AS transaction_key, TRY_CAST(amount AS DECIMAL(18,3)) AS amount_exact, TRY_CAST(amount AS DOUBLE) AS amount_read,
      CASE WHEN length(reported_at) = 24 AND substring(reported_at, 24, 1) = 'Z' THEN TRY_CAST(substring(reported_at, 1, 23) AS TIMESTAMP) END AS reported_at_read
    FROM chargebacks) typed) judged;

CREATE OR REPLACE TEMPORARY VIEW chargebacks_processed AS
SELECT transaction_key AS transaction_id, card_token, reported_at_read AS reported_at, reason_code, amount_exact AS amount, currency,
  CAST(reported_at_read AS DATE) AS event_day, _arrived_at AS ingested_at, run_key, CAST(reported_at_read AS DATE) AS event_date
FROM chargebacks_judged CROSS JOIN run_parameters WHERE reason IS NULL AND place = 1;

-- decisions: one row per transaction_id, the earliest decided_at wins -------------------------------------------------------------
CACHE TABLE decisions_judged AS
SELECT *,
  CASE
    WHEN _corrupt_record IS NOT NULL THEN 'not_json'
    WHEN NOT coalesce(regexp_like(transaction_key, '^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$'), FALSE) THEN 'transaction_id_invalid'
    WHEN NOT coalesce(regexp_like(card_token, '^[a-z2-7]{26}$'), FALSE) THEN 'card_token_invalid'
    WHEN NOT coalesce(card_ordinal_read >= 1, FALSE) THEN 'card_ordinal_invalid'
    WHEN NOT coalesce(score_read BETWEEN 0 AND 1, FALSE) THEN 'score_invalid'
    WHEN NOT coalesce(decision IN ('approve', 'review', 'decline'), FALSE) THEN 'decision_unknown'
    WHEN NOT coalesce(length(reasons) BETWEEN 2 AND 4096 AND substring(reasons, 1, 1) = '[', FALSE) THEN 'reasons_invalid'
    WHEN NOT coalesce(length(model_version) BETWEEN 1 AND 200 AND length(policy_version) BETWEEN 1 AND 200 AND length(risk_version) BETWEEN 1 AND 200, FALSE) THEN 'version_invalid'
    WHEN NOT coalesce(catalogue_read >= 0, FALSE) THEN 'version_invalid'
    WHEN NOT coalesce(step IN ('model', 'rules_only', 'safe_default'), FALSE) THEN 'step_unknown'
    WHEN event_time_read IS NULL OR decided_at_read IS NULL THEN 'time_invalid'
    WHEN NOT (event_time_read >= TIMESTAMP '2000-01-01 00:00:00' AND event_time_read < TIMESTAMP '2100-01-01 00:00:00') THEN 'time_absurd'
    WHEN NOT (decided_at_read >= TIMESTAMP '2000-01-01 00:00:00' AND decided_at_read < TIMESTAMP '2100-01-01 00:00:00') THEN 'time_absurd'
  END AS reason
FROM (
  SELECT *, lower(transaction_id) AS transaction_key, TRY_CAST(card_ordinal AS BIGINT) AS card_ordinal_read, TRY_CAST(score AS DOUBLE) AS score_read, TRY_CAST(catalogue_version AS INT) AS catalogue_read,
    CASE WHEN length(event_time) = 24 AND substring(event_time, 24, 1) = 'Z' THEN TRY_CAST(substring(event_time, 1, 23) AS TIMESTAMP) END AS event_time_read,
    CASE WHEN length(decided_at) = 24 AND substring(decided_at, 24, 1) = 'Z' THEN TRY_CAST(substring(decided_at, 1, 23) AS TIMESTAMP) END AS decided_at_read
  FROM decisions) typed;

CACHE TABLE decisions_repeated AS
SELECT transaction_key FROM decisions_judged WHERE reason IS NULL GROUP BY transaction_key HAVING count(*) > 1;

CACHE TABLE decisions_ranked AS
SELECT j.*, row_number() OVER (PARTITION BY j.transaction_key
  ORDER BY j.decided_at_read ASC NULLS LAST, j._arrived_at ASC NULLS LAST, j._object ASC NULLS LAST, j.score_read ASC NULLS LAST, j.decision ASC NULLS LAST, j.reasons ASC NULLS LAST) AS place
FROM decisions_judged j JOIN decisions_repeated r ON j.transaction_key = r.transaction_key
WHERE j.reason IS NULL;

CREATE OR REPLACE TEMPORARY VIEW decisions_processed AS
SELECT transaction_key AS transaction_id, card_token, card_ordinal_read AS card_ordinal, score_read AS score, decision, reasons, model_version, policy_version, catalogue_read AS catalogue_version,
  risk_version, step, event_time_read AS event_time, decided_at_read AS decided_at, CAST(event_time_read AS DATE) AS event_day, _arrived_at AS ingested_at, run_key, CAST(event_time_read AS DATE) AS event_date
FROM (
  SELECT j.*, 1 AS place FROM decisions_judged j LEFT JOIN decisions_repeated r ON j.transaction_key = r.transaction_key WHERE j.reason IS NULL AND r.transaction_key IS NULL
  UNION ALL
  SELECT * FROM decisions_ranked WHERE place = 1) kept
CROSS JOIN run_parameters;

-- feedback: one row per transaction_id, the latest given_at wins -------------------------------------------------------------------
CACHE TABLE feedback_judged AS
SELECT *, row_number() OVER (PARTITION BY reason IS NULL, transaction_key
  ORDER BY given_at_read DESC NULLS LAST, _arrived_at ASC NULLS LAST, _object ASC NULLS LAST, verdict ASC NULLS LAST, analyst ASC NULLS LAST, note ASC NULLS LAST) AS place
FROM (
  SELECT *,
    CASE
      WHEN _corrupt_record IS NOT NULL THEN 'not_json'
      WHEN NOT coalesce(regexp_like(transaction_key, '^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$'), FALSE) THEN 'transaction_id_invalid'
      WHEN NOT coalesce(regexp_like(card_token, '^[a-z2-7]{26}$'), FALSE) THEN 'card_token_invalid'
      WHEN NOT coalesce(verdict IN ('fraud', 'genuine', 'unsure'), FALSE) THEN 'verdict_unknown'
      WHEN NOT coalesce(length(analyst) BETWEEN 1 AND 200, FALSE) THEN 'analyst_invalid'
      WHEN length(note) > 2000 THEN 'note_too_long'
      WHEN given_at_read IS NULL THEN 'time_invalid'
      WHEN NOT (given_at_read >= TIMESTAMP '2000-01-01 00:00:00' AND given_at_read < TIMESTAMP '2100-01-01 00:00:00') THEN 'time_absurd'
    END AS reason
  FROM (
    SELECT *, lower(transaction_id) AS transaction_key,
      CASE WHEN length(given_at) = 24 AND substring(given_at, 24, 1) = 'Z' THEN TRY_CAST(substring(given_at, 1, 23) AS TIMESTAMP) END AS given_at_read
    FROM feedback) typed) judged;

CREATE OR REPLACE TEMPORARY VIEW feedback_processed AS
SELECT transaction_key AS transaction_id, card_token, verdict, analyst, note, given_at_read AS given_at,
  CAST(given_at_read AS DATE) AS event_day, _arrived_at AS ingested_at, run_key, CAST(given_at_read AS DATE) AS event_date
FROM feedback_judged CROSS JOIN run_parameters WHERE reason IS NULL AND place = 1;

-- shadow_scores: one row per transaction_id and model_version, the earliest scored_at wins -----------------------------------------
CACHE TABLE shadow_scores_judged AS
SELECT *,
  CASE
    WHEN _corrupt_record IS NOT NULL THEN 'not_json'
    WHEN NOT coalesce(regexp_like(transaction_key, '^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$'), FALSE) THEN 'transaction_id_invalid'
    WHEN NOT coalesce(regexp_like(card_token, '^[a-z2-7]{26}$'), FALSE) THEN 'card_token_invalid'
    WHEN NOT coalesce(length(model_version) BETWEEN 1 AND 200 AND length(champion_version) BETWEEN 1 AND 200, FALSE) THEN 'version_invalid'
    WHEN NOT coalesce(score_read BETWEEN 0 AND 1 AND champion_score_read BETWEEN 0 AND 1, FALSE) THEN 'score_invalid'
    WHEN event_time_read IS NULL OR scored_at_read IS NULL THEN 'time_invalid'
    WHEN NOT (event_time_read >= TIMESTAMP '2000-01-01 00:00:00' AND event_time_read < TIMESTAMP '2100-01-01 00:00:00') THEN 'time_absurd'
    WHEN NOT (scored_at_read >= TIMESTAMP '2000-01-01 00:00:00' AND scored_at_read < TIMESTAMP '2100-01-01 00:00:00') THEN 'time_absurd'
  END AS reason
FROM (
  SELECT *, lower(transaction_id) AS transaction_key, TRY_CAST(score AS DOUBLE) AS score_read, TRY_CAST(champion_score AS DOUBLE) AS champion_score_read,
    CASE WHEN length(event_time) = 24 AND substring(event_time, 24, 1) = 'Z' THEN TRY_CAST(substring(event_time, 1, 23) AS TIMESTAMP) END AS event_time_read,
    CASE WHEN length(scored_at) = 24 AND substring(scored_at, 24, 1) = 'Z' THEN TRY_CAST(substring(scored_at, 1, 23) AS TIMESTAMP) END AS scored_at_read
  FROM shadow_scores) typed;

CACHE TABLE shadow_scores_repeated AS
SELECT transaction_key, model_version FROM shadow_scores_judged WHERE reason IS NULL GROUP BY transaction_key, model_version HAVING count(*) > 1;

CACHE TABLE shadow_scores_ranked AS
SELECT j.*, row_number() OVER (PARTITION BY j.transaction_key, j.model_version
  ORDER BY j.scored_at_read ASC NULLS LAST, j._arrived_at ASC NULLS LAST, j._object ASC NULLS LAST, j.score_read ASC NULLS LAST, j.champion_score_read ASC NULLS LAST) AS place
FROM shadow_scores_judged j JOIN shadow_scores_repeated r ON j.transaction_key = r.transaction_key AND j.model_version = r.model_version
WHERE j.reason IS NULL;

CREATE OR REPLACE TEMPORARY VIEW shadow_scores_processed AS
SELECT transaction_key AS transaction_id, card_token, event_time_read AS event_time, model_version, score_read AS score, champion_version, champion_score_read AS champion_score, scored_at_read AS scored_at,
  CAST(event_time_read AS DATE) AS event_day, _arrived_at AS ingested_at, run_key, CAST(event_time_read AS DATE) AS event_date
FROM (
  SELECT j.*, 1 AS place FROM shadow_scores_judged j LEFT JOIN shadow_scores_repeated r ON j.transaction_key = r.transaction_key AND j.model_version = r.model_version
  WHERE j.reason IS NULL AND r.transaction_key IS NULL
  UNION ALL
  SELECT * FROM shadow_scores_ranked WHERE place = 1) kept
CROSS JOIN run_parameters;

-- quarantine: every line that became no row, with why -------------------------------------------------------------------------------
CACHE TABLE rejected AS
SELECT entity, reason, transaction_id, content, _object AS raw_object, _arrived_at AS ingested_at, run_key, CAST(_arrived_at AS DATE) AS arrival_date
FROM (
  SELECT 'transactions' AS entity, reason, substring(transaction_key, 1, 64) AS transaction_id, content, _object, _arrived_at FROM transactions_judged WHERE reason IS NOT NULL
  UNION ALL
  SELECT 'transactions' AS entity, 'duplicate' AS reason, transaction_key AS transaction_id, content, _object, _arrived_at FROM transactions_ranked WHERE place > 1
  UNION ALL
  SELECT 'chargebacks' AS entity, coalesce(reason, 'duplicate') AS reason, substring(transaction_key, 1, 64) AS transaction_id, coalesce(substring(_corrupt_record, 1, 4000),
    coalesce(card_token, '') || ' | ' || coalesce(reported_at, '') || ' | ' || coalesce(reason_code, '') || ' | ' || coalesce(amount, '') || ' | ' || coalesce(currency, '')) AS content, _object, _arrived_at
  FROM chargebacks_judged WHERE reason IS NOT NULL OR place > 1
  UNION ALL
  SELECT 'decisions' AS entity, reason, substring(transaction_key, 1, 64) AS transaction_id, coalesce(substring(_corrupt_record, 1, 4000),
    coalesce(card_token, '') || ' | ' || coalesce(card_ordinal, '') || ' | ' || coalesce(score, '') || ' | ' || coalesce(decision, '') || ' | ' || coalesce(model_version, '') || ' | ' || coalesce(step, '') || ' | '
    || coalesce(event_time, '') || ' | ' || coalesce(decided_at, '')) AS content, _object, _arrived_at
  FROM decisions_judged WHERE reason IS NOT NULL
  UNION ALL
  SELECT 'decisions' AS entity, 'duplicate' AS reason, transaction_key AS transaction_id, decision || ' | ' || decided_at AS content, _object, _arrived_at FROM decisions_ranked WHERE place > 1
  UNION ALL
  SELECT 'feedback' AS entity, coalesce(reason, 'duplicate') AS reason, substring(transaction_key, 1, 64) AS transaction_id, coalesce(substring(_corrupt_record, 1, 4000),
    coalesce(card_token, '') || ' | ' || coalesce(verdict, '') || ' | ' || coalesce(given_at, '')) AS content, _object, _arrived_at
  FROM feedback_judged WHERE reason IS NOT NULL OR place > 1
  UNION ALL
  SELECT 'shadow_scores' AS entity, reason, substring(transaction_key, 1, 64) AS transaction_id, coalesce(substring(_corrupt_record, 1, 4000),
    coalesce(card_token, '') || ' | ' || coalesce(model_version, '') || ' | ' || coalesce(score, '') || ' | ' || coalesce(champion_version, '') || ' | ' || coalesce(champion_score, '') || ' | '
    || coalesce(event_time, '') || ' | ' || coalesce(scored_at, '')) AS content, _object, _arrived_at
  FROM shadow_scores_judged WHERE reason IS NOT NULL
  UNION ALL
  SELECT 'shadow_scores' AS entity, 'duplicate' AS reason, transaction_key AS transaction_id, model_version || ' | ' || scored_at AS content, _object, _arrived_at FROM shadow_scores_ranked WHERE place > 1) lines
CROSS JOIN run_parameters;

CREATE OR REPLACE TEMPORARY VIEW quarantine AS
SELECT reason, transaction_id, substring(content, 1, 4000) AS content, raw_object, ingested_at, run_key, entity FROM rejected;

CACHE TABLE rejected_counts AS
SELECT run_key, stage, entity, reason, arrival_date AS event_day, count(*) AS row_count, max(ingested_at) AS ingested_at
FROM (
  SELECT run_key, 'quarantine' AS stage, entity, reason, arrival_date, ingested_at FROM rejected
  UNION ALL
  SELECT run_key, 'dead_letter' AS stage, 'transactions' AS entity, coalesce(substring(reason, 1, 60), 'unreadable') AS reason, CAST(_arrived_at AS DATE) AS arrival_date, _arrived_at AS ingested_at
  FROM dead_letters CROSS JOIN run_parameters) lines
GROUP BY run_key, stage, entity, reason, arrival_date;
