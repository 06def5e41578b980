with

transactions as (

    select * from {{ ref('int_transactions_matured') }}

),

latest as (

    select
        card_token,
        card_bin,
        card_country,
        billing_currency_code,
        row_number() over (partition by card_token order by event_at desc nulls last, transaction_id) as place

    from transactions

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
