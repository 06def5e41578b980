using System.Text.Json;
using Visa.LocalAws.DynamoDb.Expressions;
using Visa.LocalAws.DynamoDb.Values;
using Visa.LocalAws.Journals;
using Visa.LocalAws.Protocol;

namespace Visa.LocalAws.DynamoDb.Tables;

/// <summary>
/// One table: its items in memory in key order, every change first in its journal. Changes are made one at a time; what anyone was
/// told, a write or a read, is on disk by then.
/// </summary>
internal sealed class Table : IAsyncDisposable
{
    private readonly Lock _changing = new();
    private readonly Dictionary<string, ItemIndex> _indexes = [];
    private readonly Journal _journal;
    private TableDefinition? _definition;
    private readonly List<TransactionRecord> _recent = [];
    private ItemIndex? _items;
    private long _itemBytes;
    private bool _isDeleted;

    private Table(string path)
    {
        _journal = Journal.Open(path, Replay);
    }

    public TableDefinition Definition => Volatile.Read(ref _definition) ?? throw new InvalidDataException("The table's journal does not begin with its definition.");

    public int ItemCount => Items.Entries.Count;

    public long ItemBytes => Interlocked.Read(ref _itemBytes);

    public long TornBytes => _journal.TornBytes;

    /// <summary>Whether the journal holds the creation of a table; a crash may leave one that does not.</summary>
    public bool IsCreated => _definition is not null;

    /// <summary>The sequence number of the latest transaction that changed this table.</summary>
    public long TransactedThrough { get; private set; }

    /// <summary>The transactions that opening the journal found, oldest first.</summary>
    public IReadOnlyList<TransactionRecord> Recent => _recent;

    private ItemIndex Items => _items!;

    public static Table Open(string path) => new(path);

    public static async Task<Table> CreateAsync(string path, TableDefinition definition, CancellationToken cancellationToken)
    {
        var table = new Table(path);
        await table.DefineAsync(_ => definition, cancellationToken);
        return table;
    }

    /// <summary>The items in the order of the table's key, or of the index's.</summary>
    public ItemIndex Order(string? indexName)
    {
        if (indexName is null)
            return Items;
        lock (_changing)
            return _indexes[Definition.Index(indexName).Name];
    }

    public AttributeMap? Find(AttributeMap key) => Items.Find(key);

    /// <summary>Changes one item, if the condition holds for it, and waits until that is on disk.</summary>
    /// <param name="change">The new item for the old one; null for none. It may throw to refuse.</param>
    public async ValueTask<ItemChange> ChangeAsync(
        AttributeMap key, Condition? condition, Func<AttributeMap?, AttributeMap?> change, CancellationToken cancellationToken)
    {
        ItemChange outcome;
        lock (_changing)
        {
            EnsureThere();
            var old = Items.Find(key);
            var isRefused = condition is not null && !condition.Holds(old ?? AttributeMap.Empty);
            outcome = new ItemChange(old, isRefused ? old : change(old), isRefused);
            if (!isRefused)
                Commit(key, outcome);
        }
        await SettleAsync(cancellationToken);
        return outcome;
    }

    /// <summary>Does something while nothing here can change. Locks of several tables must be taken in the order of their ids.</summary>
    public T WhileUnchanging<T>(Func<T> act)
    {
        lock (_changing)
        {
            EnsureThere();
            return act();
        }
    }

    /// <summary>Applies what a transaction changes in this table, whole or not at all; a repeated application has no effect.</summary>
    public void Apply(TransactionRecord transaction)
    {
        lock (_changing)
        {
            if (transaction.Sequence <= TransactedThrough)
                return;
            _journal.Append(TableRecord.OfTransaction(transaction).Span);
            ApplyOwn(transaction);
        }
    }

    /// <summary>Forgets the changes of transactions that are on disk in every table, and all about those whose tokens are out of date.</summary>
    public void Forget(long sequence, DateTimeOffset tokensSince)
    {
        lock (_changing)
        {
            _recent.RemoveAll(recent => recent.Sequence <= sequence && recent.At < tokensSince);
            for (var i = 0; i < _recent.Count; i++)
                _recent[i] = _recent[i].Sequence == sequence ? _recent[i] with { Changes = [] } : _recent[i];
        }
    }

    /// <summary>Waits until all that memory shows now is on disk, so that an answer never shows what a crash could take back.</summary>
    public ValueTask SettleAsync(CancellationToken cancellationToken) => _journal.SettleAsync(TakeSnapshot, cancellationToken);

    /// <summary>Changes the definition; new indexes are filled before this returns.</summary>
    public async ValueTask<TableDefinition> DefineAsync(Func<TableDefinition?, TableDefinition> change, CancellationToken cancellationToken)
    {
        TableDefinition changed;
        lock (_changing)
        {
            EnsureThere();
            changed = change(_definition);
            _journal.Append(TableRecord.OfTable(changed).Span);
            Apply(changed);
        }
        await SettleAsync(cancellationToken);
        return changed;
    }

    /// <summary>Refuses every later change and closes the journal.</summary>
    public ValueTask DeleteAsync()
    {
        lock (_changing)
            _isDeleted = true;
        return _journal.DisposeAsync();
    }

    /// <summary>Closes the journal of a table whose creation was never finished.</summary>
    public void Abandon() => _journal.Abandon();

    public ValueTask DisposeAsync() => _journal.DisposeAsync();

    private void EnsureThere()
    {
        if (_isDeleted)
            throw new AwsException("ResourceNotFoundException", "Requested resource not found");
    }

    private void Commit(AttributeMap key, ItemChange change)
    {
        if (change.New is not null)
            _journal.Append(TableRecord.OfPut(change.New).Span);
        else if (change.Old is not null)
            _journal.Append(TableRecord.OfDelete(key).Span);
        Apply(change.Old, change.New);
    }

    private void Replay(ReadOnlyMemory<byte> record)
    {
        using var document = TableRecord.Parse(record);
        var entry = document.RootElement.EnumerateObject().First();
        if (entry.NameEquals(TableRecord.TableMember))
        {
            Apply(entry.Value.Deserialize(TableJson.Default.TableDefinition)!);
            return;
        }
        if (entry.NameEquals(TableRecord.TransactionMember))
        {
            ApplyOwn(TableRecord.ReadTransaction(entry.Value));
            return;
        }
        if (entry.NameEquals(TableRecord.AppliedMember))
        {
            Remember(TableRecord.ReadTransaction(entry.Value));
            return;
        }
        if (entry.NameEquals(TableRecord.ThroughMember))
        {
            TransactedThrough = entry.Value.GetInt64();
            return;
        }
        var attributes = AttributeJson.ReadMap(entry.Value);
        Apply(Items.Find(attributes), entry.NameEquals(TableRecord.PutMember) ? attributes : null);
    }

    private void ApplyOwn(TransactionRecord transaction)
    {
        foreach (var change in transaction.Changes.Where(change => change.TableId == Definition.Id))
            Apply(Items.Find(change.Key), change.Item);
        Remember(transaction);
    }

    private void Remember(TransactionRecord transaction)
    {
        _recent.Add(transaction);
        TransactedThrough = Math.Max(TransactedThrough, transaction.Sequence);
    }

    private void Apply(AttributeMap? old, AttributeMap? changed)
    {
        Items.Replace(old, changed);
        foreach (var index in _indexes.Values)
            index.Replace(old, changed);
        Interlocked.Add(ref _itemBytes, (changed?.Size ?? 0) - (old?.Size ?? 0));
    }

    private void Apply(TableDefinition definition)
    {
        _items ??= new ItemIndex(definition.Keys, null);
        foreach (var gone in _indexes.Keys.Except(definition.Indexes.Select(index => index.Name)).ToArray())
            _indexes.Remove(gone);
        foreach (var index in definition.Indexes.Where(index => !_indexes.ContainsKey(index.Name)))
        {
            var order = new ItemIndex(index.Keys, definition.Keys);
            order.Load(Items.Entries.Select(entry => entry.Item!));
            _indexes.Add(index.Name, order);
        }
        Volatile.Write(ref _definition, definition);
    }

    private JournalSnapshot TakeSnapshot()
    {
        lock (_changing)
        {
            var entries = Items.Entries;
            ReadOnlyMemory<byte>[] head = [TableRecord.OfTable(Definition), .. _recent.Select(TableRecord.OfApplied), TableRecord.OfThrough(TransactedThrough)];
            return new JournalSnapshot(head.Concat(entries.Select(entry => TableRecord.OfPut(entry.Item!))), _journal.Position);
        }
    }
}
