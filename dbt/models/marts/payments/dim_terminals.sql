with

transactions as (

    select * from {{ ref('int_transactions_matured') }}

),

latest as (

    select
        terminal_id,
        merchant_id,
        merchant_country,
        mcc,
        row_number() over (partition by terminal_id order by event_at desc nulls last, transaction_id) as place

    from transactions

),

totals as (

    select
        terminal_id,
        min(event_at) as first_seen_at,
        max(event_at) as last_seen_at,
        cast(count(distinct card_token) as bigint) as card_count,
        {{ fraud_sums() }}

    from transactions
    group by terminal_id

),

final as (

    select
        totals.terminal_id,
        latest.merchant_id,
        latest.merchant_country,
        latest.mcc,
        totals.first_seen_at,
        totals.last_seen_at,
        totals.card_count,
        {{ fraud_columns('totals') }}

    from totals
    inner join latest
        on totals.terminal_id = latest.terminal_id
        and latest.place = 1

)

select * from final
