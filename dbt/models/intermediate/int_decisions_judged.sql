with

decisions as (

    select * from {{ ref('fct_decisions') }}

),

transactions as (

    select * from {{ ref('int_transactions_matured') }}

),

judged as (

    select
        decisions.transaction_id,
        decisions.card_token,
        decisions.event_at,
        decisions.event_date,
        decisions.decided_at,
        decisions.score,
        decisions.decision,
        decisions.is_alert,
        decisions.first_reason,
        decisions.model_version,
        decisions.policy_version,
        decisions.degrade_step,
        transactions.billing_amount_usd,
        transactions.entry_mode,
        transactions.mcc,
        transactions.merchant_country,
        transactions.is_settled,
        transactions.is_measured,
        transactions.is_fraud,
        transactions.is_measured and not transactions.is_fraud as is_genuine,
        transactions.is_fraud_reported,
        transactions.as_of_at

    from decisions
    inner join transactions
        on decisions.transaction_id = transactions.transaction_id

)

select * from judged
