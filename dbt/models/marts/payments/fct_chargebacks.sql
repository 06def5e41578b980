with

chargebacks as (

    select * from {{ ref('int_chargebacks_classified') }}

),

transactions as (

    select * from {{ ref('fct_transactions') }}

),

final as (

    select
        chargebacks.chargeback_id,
        chargebacks.transaction_id,
        chargebacks.card_token,
        chargebacks.reason_code,
        chargebacks.reason_description,
        chargebacks.is_fraud_reason,
        chargebacks.amount,
        chargebacks.currency_code,
        transactions.billing_amount_usd as transaction_usd,
        chargebacks.reported_at,
        chargebacks.reported_date,
        transactions.event_date,
        cast({{ dbt.datediff('transactions.event_at', 'chargebacks.reported_at', 'day') }} as integer) as days_to_report,
        transactions.transaction_id is not null as has_transaction

    from chargebacks
    left join transactions
        on chargebacks.transaction_id = transactions.transaction_id

)

select * from final
