with

transactions as (

    select * from {{ ref('int_transactions_matured') }}

),

banded as (

    select
        transactions.*,
        case
            when billing_amount_usd > {{ var('amount_band_limit_usd') }} then 'above'
            else 'up_to'
        end as amount_band

    from transactions

),

totals as (

    select
        event_date,
        amount_band,
        {{ fraud_sums() }}

    from banded
    group by event_date, amount_band

),

final as (

    select
        event_date,
        cast(amount_band as varchar(8)) as amount_band,
        cast({{ var('amount_band_limit_usd') }} as decimal(18,3)) as band_limit_usd,
        {{ fraud_columns('totals') }}

    from totals

)

select * from final
