using Visa.Domain.Chargebacks;
using Visa.Domain.Transactions;
using Visa.Generator.Layouts;
using Visa.Generator.Output;
using Visa.Generator.Simulation;

namespace Visa.Generator.Columns;

/// <summary>Parquet files by event date, as the lake's processed zone has them, and the truth by day.</summary>
internal sealed class ParquetLayout(long seed) : IHistoryLayout
{
    /// <summary>Rows in a file.</summary>
    public const int MostRows = 250_000;

    /// <summary>Rows of a row group: what a thread holds as objects.</summary>
    private const int GroupRows = 50_000;

    private readonly ParquetTable<Transaction> _transactions = ParquetTables.Transactions(LakeKeys.RunName(seed));
    private readonly ParquetTable<Chargeback> _chargebacks = ParquetTables.Chargebacks(LakeKeys.RunName(seed));

    public IEnumerable<DayFile> FilesOf(SimulatedDay day)
    {
        foreach (var (part, slice) in DaySlices.Whole(day, MostRows))
        {
            yield return new DayFile(LakeKeys.Processed("transactions", day.Date, part, seed), (buffer, token) =>
                _transactions.WriteAsync(buffer.Content, Groups(slice, day.Materialise), token));
            yield return new DayFile(LakeKeys.TruthOf(day.Date, part, seed, ".parquet"), (buffer, token) =>
                ParquetTables.Truth.WriteAsync(buffer.Content, Groups(slice, index => day.Truth(index)), token));
        }
        if (day.Chargebacks.Count > 0)
            yield return new DayFile(LakeKeys.Processed("chargebacks", day.Date, 0, seed), (buffer, token) =>
                _chargebacks.WriteAsync(buffer.Content, [day.Chargebacks], token));
    }

    private static IEnumerable<IReadOnlyList<TRow>> Groups<TRow>(Range slice, Func<int, TRow> row) =>
        Enumerable.Range(slice.Start.Value, slice.End.Value - slice.Start.Value).Chunk(GroupRows).Select(indices => Array.ConvertAll(indices, index => row(index)));
}
