using Parquet;
using Parquet.Schema;

namespace Visa.Generator.Columns;

/// <summary>Writes rows as a Parquet file with typed columns, Snappy-compressed.</summary>
internal sealed class ParquetTable<TRow>(params IReadOnlyList<ParquetColumn<TRow>> columns)
{
    private static readonly ParquetOptions Options = new() { CompressionMethod = CompressionMethod.Snappy };

    private readonly ParquetSchema _schema = new([.. columns.Select(column => column.Field)]);

    /// <summary>Each group of rows becomes a row group: only one is held at a time.</summary>
    public async Task WriteAsync(Stream output, IEnumerable<IReadOnlyList<TRow>> groups, CancellationToken cancellationToken)
    {
        await using var writer = await ParquetWriter.CreateAsync(_schema, output, Options, cancellationToken: cancellationToken);
        foreach (var rows in groups)
        {
            using var group = writer.CreateRowGroup();
            foreach (var column in columns) await column.WriteAsync(group, rows, cancellationToken);
            group.CompleteValidate();
        }
    }
}
