with

source as (

    select * from {{ source('raw', 'rejected_counts') }}

),

renamed as (

    select
        run_key,
        stage,
        entity,
        reason,
        event_date as arrived_date,

        row_count,

        ingested_at

    from source

)

select * from renamed
