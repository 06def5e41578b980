namespace Visa.Dbt.Warehouse;

/// <summary>Where SQL is run. Throws <see cref="DbtException"/> with the database's words when it refuses.</summary>
public interface IWarehouse
{
    /// <param name="name">What listings of statements show.</param>
    Task<QueryResult> QueryAsync(string name, string sql, CancellationToken cancellationToken);

    /// <summary>Runs statements in one transaction: all take effect or none.</summary>
    /// <returns>The rows that the last statement changed; -1 where that is not known.</returns>
    Task<long> ExecuteAsync(string name, IReadOnlyList<string> statements, CancellationToken cancellationToken);
}
