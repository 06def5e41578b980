with

source as (

    select * from {{ source('raw', 'shadow_scores') }}

),

renamed as (

    select
        transaction_id,
        model_version as challenger_version,
        card_token,

        score as challenger_score,
        champion_version,
        champion_score,

        event_time as event_at,
        event_date,
        scored_at,
        ingested_at,
        run_key

    from source

)

select * from renamed
