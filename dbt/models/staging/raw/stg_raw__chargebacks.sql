with

source as (

    select * from {{ source('raw', 'chargebacks') }}

),

renamed as (

    select
        cast(transaction_id || '/' || reason_code as varchar(60)) as chargeback_id,
        transaction_id,
        card_token,

        reason_code,

        amount,
        currency as currency_code,

        reported_at,
        event_date as reported_date,
        ingested_at,
        run_key

    from source

)

select * from renamed
