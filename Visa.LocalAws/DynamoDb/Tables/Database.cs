using System.Collections.Concurrent;
using Microsoft.Extensions.Options;
using Visa.LocalAws.DynamoDb.Transactions;
using Visa.LocalAws.Faults;
using Visa.LocalAws.Journals;
using Visa.LocalAws.Protocol;
using Visa.LocalAws.Storage;

namespace Visa.LocalAws.DynamoDb.Tables;

/// <summary>The tables, each a journal <c>dynamodb/NAME.journal</c> in the data folder.</summary>
internal sealed class Database : IAsyncDisposable
{
    private const string Suffix = ".journal";
    private readonly ConcurrentDictionary<string, Table> _tables = new(StringComparer.Ordinal);
    private readonly SemaphoreSlim _defining = new(1, 1);
    private readonly string _folder;

    public Database(DataDirectory data, IOptions<LocalAwsOptions> options, TimeProvider time, FaultSwitches faults, ILogger<Database> logger)
    {
        Time = time;
        Faults = faults;
        Region = options.Value.Region;
        _folder = data.For("dynamodb");
        foreach (var path in Directory.EnumerateFiles(_folder, "*" + Suffix))
            Load(path, logger);
        Transactions = new TransactionLog(time);
        Transactions.Recover([.. _tables.Values]);
    }

    public TransactionLog Transactions { get; }

    public IEnumerable<Table> Tables => _tables.Values;

    public TimeProvider Time { get; }

    public FaultSwitches Faults { get; }

    /// <summary>The region in ARNs.</summary>
    public string Region { get; }

    public IEnumerable<string> TableNames => _tables.Keys.Order(StringComparer.Ordinal);

    public Table? Find(string name) => _tables.GetValueOrDefault(name);

    public async Task<Table> CreateAsync(TableDefinition definition, CancellationToken cancellationToken)
    {
        await _defining.WaitAsync(cancellationToken);
        try
        {
            if (_tables.ContainsKey(definition.Name))
                throw new AwsException("ResourceInUseException", $"Table already exists: {definition.Name}");
            return _tables[definition.Name] = await Table.CreateAsync(PathOf(definition.Name), definition, cancellationToken);
        }
        finally
        {
            _defining.Release();
        }
    }

    public async Task DeleteAsync(Table table, CancellationToken cancellationToken)
    {
        await _defining.WaitAsync(cancellationToken);
        try
        {
            if (!_tables.TryRemove(KeyValuePair.Create(table.Definition.Name, table)))
                throw new AwsException("ResourceNotFoundException", $"Requested resource not found: Table: {table.Definition.Name} not found");
            await table.DeleteAsync();
            File.Delete(PathOf(table.Definition.Name));
            DirectorySync.Flush(_folder);
        }
        finally
        {
            _defining.Release();
        }
    }

    public async ValueTask DisposeAsync()
    {
        foreach (var table in _tables.Values)
            await table.DisposeAsync();
    }

    private void Load(string path, ILogger logger)
    {
        var table = Table.Open(path);
        var name = Path.GetFileName(path)[..^Suffix.Length];
        if (table.TornBytes > 0)
            logger.TornTailCut(name, table.TornBytes);
        if (table.IsCreated)
            _tables[name] = table;
        else
            table.Abandon();
    }

    private string PathOf(string name) => Path.Combine(_folder, name + Suffix);
}
