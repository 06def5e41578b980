using Visa.Dbt.Warehouse;

namespace Visa.Analytics.Marts;

/// <summary>Reads the marts.</summary>
internal sealed class MartReader(IWarehouse warehouse)
{
    public async Task<IReadOnlyList<MartRow>> ReadAsync(string sql, CancellationToken cancellationToken)
    {
        var result = await warehouse.QueryAsync("analytics", sql, cancellationToken);
        var columns = result.Columns.Index().ToDictionary(pair => pair.Item.Name, pair => pair.Index, StringComparer.Ordinal);
        return [.. result.Rows.Select(row => new MartRow(columns, row))];
    }
}
