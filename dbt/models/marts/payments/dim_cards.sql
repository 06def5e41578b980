with

transactions as (

    select * from {{ ref('int_transactions_matured') }}

),

payments as (

    select * from {{ ref('fct_transactions') }}

),

totals as (

    select
        card_token,
        min(event_at) as first_seen_at,
        max(event_at) as last_seen_at,
        cast(count(distinct merchant_id) as bigint) as merchant_count,
        cast(max(billing_amount_usd) as decimal(18,3)) as largest_usd,
        min(case when is_fraud_reported then event_at end) as first_fraud_at,
        {{ fraud_sums() }}

    from transactions
    group by card_token

),

-- Of each card the row of its latest moment; ordering all rows to find it would be the dearest part.
latest as (

    select
        payments.card_token,
        payments.card_bin,
        payments.card_country,
        payments.billing_currency_code,
        row_number() over (partition by payments.card_token order by payments.transaction_id) as place

    from payments
    inner join totals
        on payments.card_token = totals.card_token
        and payments.event_at = totals.last_seen_at

),

final as (

    select
        totals.card_token,
        latest.card_bin,
        latest.card_country,
        latest.billing_currency_code,
        totals.first_seen_at,
        totals.last_seen_at,
        totals.merchant_count,
        totals.largest_usd,
        totals.first_fraud_at,
        totals.first_fraud_at is not null as has_reported_fraud,
        {{ fraud_columns('totals') }}

    from totals
    inner join latest
        on totals.card_token = latest.card_token
        and latest.place = 1

)

select * from final
