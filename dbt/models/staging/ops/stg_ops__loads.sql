with

source as (

    select * from {{ source('ops', 'load_audit') }}

),

renamed as (

    select
        run_key,
        entity,
        manifest_digest,

        staged_rows,
        inserted_rows,
        replaced_rows,
        superseded_rows,

        amount,
        billing_amount,

        loaded_at

    from source

)

select * from renamed
