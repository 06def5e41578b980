-- A second rate of a currency and year would double its transactions.
select currency_code, rate_year, count(*) as n_records
from {{ ref('exchange_rates') }}
group by currency_code, rate_year
having count(*) > 1
