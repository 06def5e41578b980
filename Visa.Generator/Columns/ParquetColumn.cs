using Parquet;
using Parquet.Schema;

namespace Visa.Generator.Columns;

/// <summary>A column of a Parquet table and how a row fills it.</summary>
internal abstract record ParquetColumn<TRow>(DataField Field)
{
    public abstract Task WriteAsync(ParquetRowGroupWriter group, IReadOnlyList<TRow> rows, CancellationToken cancellationToken);
}
