with

source as (

    select * from {{ source('raw', 'transactions') }}

),

renamed as (

    select
        transaction_id,
        card_token,
        account_token,
        merchant_id,
        terminal_id,

        transaction_type,
        entry_mode,
        response as issuer_response,
        cast(substring(card_number, 1, 6) as varchar(6)) as card_bin,
        cast(right(card_number, 4) as varchar(4)) as card_last_four,
        card_country,
        merchant as merchant_name,
        merchant_country,
        mcc,
        latitude,
        longitude,

        amount,
        currency as currency_code,
        billing_amount,
        billing_currency as billing_currency_code,

        event_time as event_at,
        event_date,
        sent_at,
        ingested_at,
        run_key

    from source

)

select * from renamed
