using System.Globalization;
using Visa.Dbt.Warehouse;

namespace Visa.Analytics.Export;

/// <summary>
/// The cards that are drawn: all with a reported fraud, then others in the order of a hash of card and seed, until the rows are enough. A card comes
/// whole. A card without fraud weighs as many cards as it stands for, so that weighted rates are those of everything.
/// </summary>
internal sealed class CardSample : IAsyncDisposable
{
    private readonly IWarehouse _warehouse;

    private CardSample(IWarehouse warehouse, string table)
    {
        _warehouse = warehouse;
        Table = table;
    }

    public string Table { get; }

    public static async Task<CardSample> DrawAsync(IWarehouse warehouse, ExportOptions options, CancellationToken cancellationToken)
    {
        var sample = new CardSample(warehouse, $"exports.cards_{Guid.CreateVersion7():N}");
        var seed = options.Seed.ToString(CultureInfo.InvariantCulture);
        var most = options.MostRows.ToString(CultureInfo.InvariantCulture);
        await warehouse.ExecuteAsync(
            "export/cards",
            [
                "create schema if not exists exports",
                $"""
                create table {sample.Table} as
                with cards as (
                    select card_token, count(*) as row_count, max(case when is_fraud_reported then 1 else 0 end) as has_fraud
                    from staging.int_transactions_matured
                    group by card_token
                ),
                running as (
                    select
                        card_token,
                        has_fraud,
                        sum(row_count) over (order by has_fraud desc, md5(card_token || ':{seed}'), card_token rows between unbounded preceding and current row) as row_count
                    from cards
                ),
                drawn as (
                    select card_token, has_fraud
                    from running
                    where has_fraud = 1 or row_count <= {most}
                ),
                shares as (
                    select
                        (select count(*) from cards where has_fraud = 0) as clean_cards,
                        (select count(*) from drawn where has_fraud = 0) as clean_drawn
                )
                select
                    drawn.card_token,
                    case
                        when drawn.has_fraud = 1 then cast(1 as double precision)
                        else cast(shares.clean_cards as double precision) / shares.clean_drawn
                    end as sampling_weight
                from drawn
                cross join shares
                """,
            ],
            cancellationToken);
        return sample;
    }

    public async ValueTask DisposeAsync() => await _warehouse.ExecuteAsync("export/drop", [$"drop table if exists {Table}"], CancellationToken.None);
}
