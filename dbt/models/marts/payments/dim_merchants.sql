with

transactions as (

    select * from {{ ref('int_transactions_matured') }}

),

categories as (

    select * from {{ ref('merchant_categories') }}

),

latest as (

    select
        merchant_id,
        merchant_country,
        mcc,
        row_number() over (partition by merchant_id order by event_at desc nulls last, transaction_id) as place

    from transactions

),

totals as (

    select
        merchant_id,
        min(event_at) as first_seen_at,
        max(event_at) as last_seen_at,
        cast(count(distinct card_token) as bigint) as card_count,
        {{ fraud_sums() }}

    from transactions
    group by merchant_id

),

final as (

    select
        totals.merchant_id,
        latest.merchant_country,
        latest.mcc,
        coalesce(categories.trade, 'other') as trade,
        totals.first_seen_at,
        totals.last_seen_at,
        totals.card_count,
        {{ fraud_columns('totals') }}

    from totals
    inner join latest
        on totals.merchant_id = latest.merchant_id
        and latest.place = 1
    left join categories
        on latest.mcc = categories.mcc

)

select * from final
