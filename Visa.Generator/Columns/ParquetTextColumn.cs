using Parquet;
using Parquet.Schema;

namespace Visa.Generator.Columns;

/// <summary>A column of UTF-8 text.</summary>
internal sealed record ParquetTextColumn<TRow>(string Name, Func<TRow, string?> Value, bool IsOptional = false) : ParquetColumn<TRow>(new DataField<string>(Name, IsOptional))
{
    public override Task WriteAsync(ParquetRowGroupWriter group, IReadOnlyList<TRow> rows, CancellationToken cancellationToken) =>
        group.WriteAsync(Field, (IReadOnlyCollection<string>)[.. rows.Select(row => Value(row)!)]);
}
