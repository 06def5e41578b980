with

source as (

    select * from {{ source('raw', 'feedback') }}

),

renamed as (

    select
        transaction_id,
        card_token,

        verdict,
        analyst as analyst_name,

        given_at,
        ingested_at,
        run_key

    from source

)

select * from renamed
