with

source as (

    select * from {{ source('raw', 'decisions') }}

),

renamed as (

    select
        transaction_id,
        card_token,

        card_ordinal,
        score,
        decision,
        decision in ('review', 'decline') as is_alert,
        reasons as reasons_json,
        model_version,
        policy_version,
        catalogue_version,
        risk_version,
        step as degrade_step,

        event_time as event_at,
        event_date,
        decided_at,
        ingested_at,
        run_key

    from source

)

select * from renamed
