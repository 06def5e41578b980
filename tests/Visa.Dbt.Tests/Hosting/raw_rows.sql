-- 3,000 transactions of 40 cards over 30 days, with chargebacks, decisions and verdicts: all of it arithmetic on the row's number.
CREATE TABLE raw.numbers AS WITH RECURSIVE r(n) AS (SELECT 0 UNION ALL SELECT n + 1 FROM r WHERE n < 2999) SELECT n FROM r;

INSERT INTO raw.transactions
SELECT
  'tx-' || LPAD(CAST(n AS VARCHAR(10)), 6, '0'),
  1,
  CASE WHEN n % 50 = 0 THEN 'refund' WHEN n % 20 = 3 THEN 'cash' ELSE 'purchase' END,
  CASE WHEN n % 40 < 30 THEN '400000******' ELSE '510000******' END || LPAD(CAST(n % 40 AS VARCHAR(10)), 4, '0'),
  'A HOLDER',
  'CARD' || LPAD(CAST(n % 40 AS VARCHAR(10)), 4, '0'),
  'ACCT' || LPAD(CAST(n % 40 AS VARCHAR(10)), 4, '0'),
  CAST((n * 37 % 1200) + 0.25 AS DECIMAL(18,3)),
  CASE WHEN n % 4 = 1 THEN 'EUR' ELSE 'USD' END,
  CAST((n * 37 % 1200) + 0.25 AS DECIMAL(18,3)),
  CASE WHEN n % 4 = 1 THEN 'EUR' ELSE 'USD' END,
  'Merchant ' || CAST(n % 25 AS VARCHAR(10)),
  'm' || CAST(n % 25 AS VARCHAR(10)),
  CASE n % 5 WHEN 0 THEN '5411' WHEN 1 THEN '5812' WHEN 2 THEN '5999' WHEN 3 THEN '6011' ELSE '9999' END,
  CASE WHEN n % 25 < 15 THEN 'US' ELSE 'FR' END,
  't' || CAST(n % 25 AS VARCHAR(10)) || '-' || CAST(n % 2 AS VARCHAR(10)),
  48.5,
  2.25,
  CASE WHEN n % 4 = 1 THEN 'FR' ELSE 'US' END,
  CASE n % 4 WHEN 0 THEN 'chip' WHEN 1 THEN 'contactless' WHEN 2 THEN 'ecommerce' ELSE 'magstripe' END,
  CASE WHEN n % 30 = 7 THEN 'insufficient_funds' ELSE 'approved' END,
  DATEADD(second, CAST(n * 864 AS INTEGER), CAST('2024-03-01 00:00:00' AS TIMESTAMP)),
  DATEADD(second, CAST(n * 864 AS INTEGER), CAST('2024-03-01 00:00:00' AS TIMESTAMP)),
  CAST(DATEADD(second, CAST(n * 864 AS INTEGER), CAST('2024-03-01 00:00:00' AS TIMESTAMP)) AS DATE),
  CAST('2024-04-01 00:00:00' AS TIMESTAMP),
  'run-1'
FROM raw.numbers;

INSERT INTO raw.chargebacks
SELECT transaction_id, card_token, DATEADD(day, 5, event_time), CASE WHEN amount > 300 THEN '10.4' ELSE '13.1' END, amount, currency, CAST(DATEADD(day, 5, event_time) AS DATE), ingested_at, 'run-1'
FROM raw.transactions
WHERE CAST(RIGHT(transaction_id, 6) AS INTEGER) % 45 = 11 AND response = 'approved' AND transaction_type <> 'refund';

INSERT INTO raw.decisions
SELECT
  transaction_id, card_token, 1,
  CASE WHEN CAST(RIGHT(transaction_id, 6) AS INTEGER) % 45 = 11 AND amount > 600 THEN 0.9 WHEN CAST(RIGHT(transaction_id, 6) AS INTEGER) % 60 = 13 THEN 0.4 ELSE 0.02 END,
  CASE WHEN CAST(RIGHT(transaction_id, 6) AS INTEGER) % 45 = 11 AND amount > 600 THEN 'decline' WHEN CAST(RIGHT(transaction_id, 6) AS INTEGER) % 60 = 13 THEN 'review' ELSE 'approve' END,
  CASE WHEN amount > 600 THEN '[{"code":"HIGH_AMOUNT","contribution":1.4}]' ELSE '[]' END,
  'scorecard-2', '2', 1, 'none', 'model', event_time, sent_at, event_date, ingested_at, 'run-1'
FROM raw.transactions;

INSERT INTO raw.feedback
SELECT transaction_id, card_token, CASE WHEN score > 0.5 THEN 'fraud' ELSE 'genuine' END, 'analyst', NULL, DATEADD(minute, 20, decided_at), event_date, ingested_at, 'run-1'
FROM raw.decisions
WHERE decision <> 'approve';

INSERT INTO raw.shadow_scores
SELECT transaction_id, card_token, event_time, 'lightgbm-1', CASE WHEN CAST(RIGHT(transaction_id, 6) AS INTEGER) % 45 = 11 THEN 0.8 ELSE 0.01 END, model_version, score, decided_at, event_date, ingested_at, 'run-1'
FROM raw.decisions;

INSERT INTO raw.rejected_counts VALUES ('run-1', 'quarantine', 'transactions', 'amount is missing', CAST('2024-03-02' AS DATE), 3, CAST('2024-04-01 00:00:00' AS TIMESTAMP));

INSERT INTO ops.load_audit
SELECT 'run-1', 'transactions', 's3://lake/m', 'd', COUNT(*), COUNT(*), 0, 0, SUM(amount), SUM(billing_amount), CAST('2024-04-01 01:00:00' AS TIMESTAMP) FROM raw.transactions;
INSERT INTO ops.load_audit
SELECT 'run-1', 'chargebacks', 's3://lake/m', 'd', COUNT(*), COUNT(*), 0, 0, SUM(amount), NULL, CAST('2024-04-01 01:00:00' AS TIMESTAMP) FROM raw.chargebacks;
INSERT INTO ops.load_audit
SELECT 'run-1', 'decisions', 's3://lake/m', 'd', COUNT(*), COUNT(*), 0, 0, NULL, NULL, CAST('2024-04-01 01:00:00' AS TIMESTAMP) FROM raw.decisions;
