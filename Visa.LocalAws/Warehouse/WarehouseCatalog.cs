using System.Collections.Concurrent;
using Microsoft.Extensions.Options;
using Visa.LocalAws.Protocol;
using Visa.LocalAws.Storage;

namespace Visa.LocalAws.Warehouse;

/// <summary>Which workgroups, clusters and databases there are. A database's file is opened at its first use.</summary>
internal sealed class WarehouseCatalog : IAsyncDisposable
{
    private const string DefaultWorkgroup = "default";
    private const string DefaultDatabase = "dev";

    private readonly WarehouseOptions _options;
    private readonly DataDirectory _data;
    private readonly IReadOnlyDictionary<string, string> _workgroups;
    private readonly ConcurrentDictionary<string, Lazy<WarehouseDatabase>> _databases = new(StringComparer.Ordinal);

    public WarehouseCatalog(IOptions<WarehouseOptions> options, DataDirectory data)
    {
        _options = options.Value;
        _data = data;
        _workgroups = _options.Workgroups.Count + _options.Clusters.Count > 0 ? _options.Workgroups : new Dictionary<string, string> { [DefaultWorkgroup] = DefaultDatabase };
    }

    /// <summary>The databases, in order; all workgroups and clusters see all of them.</summary>
    public IReadOnlyList<string> DatabaseNames => [.. _workgroups.Values.Concat(_options.Clusters.Values).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal)];

    public IEnumerable<string> WorkgroupNames => _workgroups.Keys.Order(StringComparer.Ordinal);

    /// <summary>The database that is connected to without a name. Throws ValidationException for a place that is not there.</summary>
    public string DefaultDatabaseOf(string? workgroup, string? cluster)
    {
        // A workgroup may be given by its ARN, which ends in its name or its id.
        var name = workgroup?[(workgroup.LastIndexOf('/') + 1)..];
        var found = name is not null ? _workgroups.GetValueOrDefault(name) : _options.Clusters.GetValueOrDefault(cluster ?? "");
        return found ?? throw AwsErrors.Validation(name is not null ? $"Redshift endpoint doesn't exist in this region: workgroup {name}" : $"Redshift endpoint doesn't exist in this region: cluster {cluster}");
    }

    /// <summary>Null when there is no database of this name.</summary>
    public WarehouseDatabase? Find(string name) => DatabaseNames.Contains(name, StringComparer.Ordinal)
        ? _databases.GetOrAdd(name, key => new Lazy<WarehouseDatabase>(() => new WarehouseDatabase(key, _data.For("warehouse"), _data.For("s3"), _options))).Value
        : null;

    public async ValueTask DisposeAsync()
    {
        foreach (var database in _databases.Values.Where(database => database.IsValueCreated))
            await database.Value.DisposeAsync();
    }
}
