-- The same frauds, whichever way they are cut.
with

cuts as (

    select 'day' as cut, coalesce(sum(fraud_count), 0) as fraud_count, coalesce(sum(fraud_usd), 0) as fraud_usd from {{ ref('fct_fraud_by_day') }}
    union all
    select 'mcc', coalesce(sum(fraud_count), 0), coalesce(sum(fraud_usd), 0) from {{ ref('fct_fraud_by_mcc') }}
    union all
    select 'country', coalesce(sum(fraud_count), 0), coalesce(sum(fraud_usd), 0) from {{ ref('fct_fraud_by_country') }}
    union all
    select 'entry_mode', coalesce(sum(fraud_count), 0), coalesce(sum(fraud_usd), 0) from {{ ref('fct_fraud_by_entry_mode') }}
    union all
    select 'amount_band', coalesce(sum(fraud_count), 0), coalesce(sum(fraud_usd), 0) from {{ ref('fct_amount_bands') }}
    union all
    select 'card', coalesce(sum(fraud_count), 0), coalesce(sum(fraud_usd), 0) from {{ ref('dim_cards') }}

)

select
    min(fraud_count) as fewest,
    max(fraud_count) as most
from cuts
having min(fraud_count) <> max(fraud_count)
    or min(fraud_usd) <> max(fraud_usd)
