using Parquet;
using Parquet.Schema;

namespace Visa.Generator.Columns;

/// <summary>A column of numbers, truth values or times.</summary>
internal sealed record ParquetValueColumn<TRow, TValue>(DataField Column, Func<TRow, TValue> Value) : ParquetColumn<TRow>(Column)
    where TValue : struct
{
    public override Task WriteAsync(ParquetRowGroupWriter group, IReadOnlyList<TRow> rows, CancellationToken cancellationToken) =>
        group.WriteAsync<TValue>(Field, rows.Select(Value).ToArray(), cancellationToken: cancellationToken);
}
