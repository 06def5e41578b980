{{ config(
    materialized='incremental',
    incremental_strategy='delete+insert',
    unique_key='transaction_id',
    on_schema_change='fail',
    dist='transaction_id',
    sort=['event_date']
) }}

with

transactions as (

    select * from {{ ref('int_transactions_labelled') }}

),

final as (

    select
        transaction_id,
        card_token,
        merchant_id,
        terminal_id,
        transaction_type,
        entry_mode,
        issuer_response,
        card_bin,
        card_country,
        merchant_country,
        mcc,
        merchant_country <> card_country as is_cross_border,
        is_settled,
        amount,
        currency_code,
        billing_amount,
        billing_currency_code,
        billing_amount_usd,
        event_at,
        event_date,
        cast(extract(hour from event_at) as integer) as event_hour,
        first_disputed_at,
        fraud_reported_at,
        label_matures_at,
        loaded_at

    from transactions
    {% if is_incremental() -%}
    where {{ loaded_since('loaded_at') }}
    {%- endif %}

)

select * from final
