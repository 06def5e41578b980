{{ config(
    materialized='incremental',
    incremental_strategy='delete+insert',
    unique_key='transaction_id',
    on_schema_change='fail',
    dist='transaction_id',
    sort=['event_date']
) }}

with

decisions as (

    select * from {{ ref('stg_raw__decisions') }}

),

loads as (

    select * from {{ ref('int_loads_dated') }}

),

dated as (

    select
        decisions.*,
        coalesce(loads.loaded_at, decisions.ingested_at) as loaded_at

    from decisions
    left join loads
        on decisions.run_key = loads.run_key
        and loads.entity = 'decisions'

),

final as (

    select
        transaction_id,
        card_token,
        card_ordinal,
        score,
        decision,
        is_alert,
        cast(nullif(split_part(split_part(reasons_json, '"code":"', 2), '"', 1), '') as varchar(64)) as first_reason,
        model_version,
        policy_version,
        catalogue_version,
        risk_version,
        degrade_step,
        event_at,
        event_date,
        decided_at,
        loaded_at

    from dated
    {% if is_incremental() -%}
    where {{ loaded_since('loaded_at') }}
    {%- endif %}

)

select * from final
