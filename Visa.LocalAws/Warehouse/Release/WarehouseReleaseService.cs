using System.Collections.Concurrent;
using System.Text.Json;
using Visa.LocalAws.Protocol;

namespace Visa.LocalAws.Warehouse.Release;

/// <summary>
/// An API of LocalAws's own, which AWS has not: gives a database's DuckDB file to another process for a time, such as an external <c>dbt</c>.
/// Targets <c>LocalAws.ReleaseWarehouse</c> and <c>LocalAws.ReturnWarehouse</c>, in AWS JSON 1.1. Statements that come meanwhile wait.
/// </summary>
internal sealed class WarehouseReleaseService(WarehouseCatalog catalog, TimeProvider time, ILogger<WarehouseReleaseService> logger) : IAwsJsonService, IDisposable
{
    private const int DefaultSeconds = 600;
    private const int MostSeconds = 86400;

    private readonly ConcurrentDictionary<string, ITimer> _timers = new(StringComparer.Ordinal);

    public string TargetPrefix => "LocalAws";

    public IReadOnlyCollection<string> Operations => ["ReleaseWarehouse", "ReturnWarehouse"];

    public string ContentType => "application/x-amz-json-1.1";

    public async ValueTask<ReadOnlyMemory<byte>> CallAsync(string operation, ReadOnlyMemory<byte> body, CancellationToken cancellationToken)
    {
        var input = AwsInput.Parse(body);
        var name = input.String("Database");
        var seconds = input.Integer("Seconds");
        new Constraints().NotNull(name, "database").Range(seconds, "seconds", 1, MostSeconds).ThrowIfBroken();
        var database = catalog.Find(name!) ?? throw AwsErrors.ResourceNotFound($"There is no database {name}.");
        return operation switch
        {
            "ReleaseWarehouse" => await ReleaseAsync(database, TimeSpan.FromSeconds(seconds ?? DefaultSeconds), cancellationToken),
            "ReturnWarehouse" => Return(database),
            _ => throw AwsErrors.UnknownOperation(),
        };
    }

    public void Dispose()
    {
        foreach (var timer in _timers.Values)
            timer.Dispose();
    }

    /// <summary>A borrower that never returns the file loses its claim to it after the time that it asked for.</summary>
    private async Task<ReadOnlyMemory<byte>> ReleaseAsync(WarehouseDatabase database, TimeSpan most, CancellationToken cancellationToken)
    {
        if (!await database.ReleaseAsync(cancellationToken))
            throw AwsErrors.ResourceInUse($"The file of database {database.Name} is released already.");
        var until = time.GetUtcNow() + most;
        _timers[database.Name] = time.CreateTimer(_ => Return(database), null, most, Timeout.InfiniteTimeSpan);
        logger.WarehouseReleased(database.Name, until);
        return Answer(json =>
        {
            json.WriteString("Path", database.FilePath);
            json.WriteTimestamp("Until", until);
        });
    }

    private ReadOnlyMemory<byte> Return(WarehouseDatabase database)
    {
        if (_timers.TryRemove(database.Name, out var timer))
            timer.Dispose();
        database.Return();
        logger.WarehouseReturned(database.Name);
        return Answer(_ => { });
    }

    private static ReadOnlyMemory<byte> Answer(Action<Utf8JsonWriter> write) => AwsJson.Write(json =>
    {
        json.WriteStartObject();
        write(json);
        json.WriteEndObject();
    });
}
