with

chargebacks as (

    select * from {{ ref('stg_raw__chargebacks') }}

),

conditions as (

    select * from {{ ref('dispute_conditions') }}

),

loads as (

    select * from {{ ref('int_loads_dated') }}

),

classified as (

    select
        chargebacks.*,
        coalesce(conditions.description, 'other') as reason_description,
        coalesce(conditions.is_fraud, chargebacks.reason_code like '10.%') as is_fraud_reason,
        coalesce(loads.loaded_at, chargebacks.ingested_at) as loaded_at

    from chargebacks
    left join conditions
        on chargebacks.reason_code = conditions.reason_code
    left join loads
        on chargebacks.run_key = loads.run_key
        and loads.entity = 'chargebacks'

)

select * from classified
