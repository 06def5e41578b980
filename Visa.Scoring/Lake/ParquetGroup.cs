using System.Globalization;
using Parquet;
using Parquet.Schema;

namespace Visa.Scoring.Lake;

/// <summary>Columns of a row group by their names, as optional or as required ones: writers differ in that.</summary>
internal sealed class ParquetGroup(string key, ParquetRowGroupReader group, IReadOnlyList<DataField> fields)
{
    public int Count => (int)group.RowCount;

    public async Task<string?[]> TextAsync(string name, CancellationToken cancellationToken)
    {
        var texts = new string?[Count];
        await group.ReadAsync(Field(name, typeof(ReadOnlyMemory<char>)), texts.AsMemory(), null, cancellationToken);
        return texts;
    }

    /// <summary>Text that every row has.</summary>
    public async Task<string[]> RequiredTextAsync(string name, CancellationToken cancellationToken) =>
        [.. (await TextAsync(name, cancellationToken)).Select((text, row) => text ?? throw Missing(name, row))];

    public Task<decimal[]> AmountAsync(string name, CancellationToken cancellationToken) => ValuesAsync<decimal>(name, cancellationToken);

    public Task<double[]> NumberAsync(string name, CancellationToken cancellationToken) => ValuesAsync<double>(name, cancellationToken);

    public Task<bool[]> TruthAsync(string name, CancellationToken cancellationToken) => ValuesAsync<bool>(name, cancellationToken);

    /// <summary>UTC.</summary>
    public async Task<DateTimeOffset[]> TimeAsync(string name, CancellationToken cancellationToken) =>
        [.. (await ValuesAsync<DateTime>(name, cancellationToken)).Select(time => new DateTimeOffset(DateTime.SpecifyKind(time, DateTimeKind.Utc)))];

    /// <summary>A code such as an MCC, written as text or as a number.</summary>
    public async Task<int[]> CodeAsync(string name, CancellationToken cancellationToken)
    {
        if (Field(name).ClrType == typeof(int)) return await ValuesAsync<int>(name, cancellationToken);
        return [.. (await RequiredTextAsync(name, cancellationToken)).Select((text, row) => int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var code) ? code : throw Unusable(name, row, text))];
    }

    public LakeException Unusable(string name, int row, string value) => new($"{key}: '{value}' in row {row} is no {name}. Write the file again by the step that made it.");

    private async Task<T[]> ValuesAsync<T>(string name, CancellationToken cancellationToken)
        where T : struct
    {
        var field = Field(name, typeof(T));
        var values = new T[Count];
        if (!field.IsNullable)
        {
            await group.ReadAsync<T>(field, values.AsMemory(), null, cancellationToken);
            return values;
        }

        var optional = new T?[values.Length];
        await group.ReadAsync<T>(field, optional.AsMemory(), null, cancellationToken);
        for (var row = 0; row < values.Length; row++) values[row] = optional[row] ?? throw Missing(name, row);
        return values;
    }

    private DataField Field(string name, Type? type = null)
    {
        var field = fields.FirstOrDefault(field => field.Name == name) ?? throw new LakeException($"{key} has no column {name}; it has {string.Join(", ", fields.Select(field => field.Name))}.");
        return type is null || field.ClrType == type ? field : throw new LakeException($"{key}: column {name} holds {field.ClrType}, not {type}.");
    }

    private LakeException Missing(string name, int row) => new($"{key}: row {row} has no {name}. Write the file again by the step that made it.");
}
