using Visa.LocalAws.DynamoDb.Tables;

namespace Visa.LocalAws.DynamoDb.Transactions;

/// <summary>Commits transactions over several tables, one at a time, and finishes those that a crash interrupted.</summary>
internal sealed class TransactionLog(TimeProvider time)
{
    private static readonly TimeSpan TokenLifetime = TimeSpan.FromMinutes(10);

    private readonly Lock _committing = new();
    private readonly Dictionary<string, TransactionRecord> _tokens = new(StringComparer.Ordinal);
    private long _latest;

    /// <summary>Applies each transaction that one table's journal holds to the tables whose journals do not.</summary>
    public void Recover(IReadOnlyCollection<Table> tables)
    {
        var byId = tables.ToDictionary(table => table.Definition.Id);
        foreach (var transaction in tables.SelectMany(table => table.Recent).OrderBy(transaction => transaction.Sequence).ToArray())
        {
            foreach (var id in transaction.Changes.Select(change => change.TableId).Distinct())
                byId.GetValueOrDefault(id)?.Apply(transaction);
            if (transaction.Token is { } token)
                _tokens[token] = transaction;
        }
        _latest = tables.Select(table => table.TransactedThrough).DefaultIfEmpty().Max();
    }

    /// <summary>Decides and commits, while none of the tables changes otherwise, and waits until that is on disk in all of them.</summary>
    /// <param name="decide">The changes; it may throw to cancel. Not called for a token that was used before.</param>
    public async ValueTask CommitAsync(
        IReadOnlyList<Table> tables, string? token, string hash, Func<IReadOnlyList<TransactionChange>> decide, CancellationToken cancellationToken)
    {
        Table[] ordered = [.. tables.Distinct().OrderBy(table => table.Definition.Id)];
        var committed = Under(ordered, 0, () => Commit(ordered, token, hash, decide));
        foreach (var table in ordered)
            await table.SettleAsync(cancellationToken);
        foreach (var table in ordered)
            table.Forget(committed, time.GetUtcNow() - TokenLifetime);
    }

    /// <summary>Reads from several tables at one moment.</summary>
    public static T Read<T>(IReadOnlyList<Table> tables, Func<T> read) => Under([.. tables.Distinct().OrderBy(table => table.Definition.Id)], 0, read);

    private static T Under<T>(Table[] tables, int next, Func<T> act) =>
        next == tables.Length ? act() : tables[next].WhileUnchanging(() => Under(tables, next + 1, act));

    private long Commit(Table[] tables, string? token, string hash, Func<IReadOnlyList<TransactionChange>> decide)
    {
        lock (_committing)
        {
            if (token is not null && FindUsed(token) is { } used)
                return used.Hash == hash ? used.Sequence : throw TransactionFailure.TokenMismatch();
            var transaction = new TransactionRecord(_latest + 1, time.GetUtcNow(), token, hash, decide());
            _latest = transaction.Sequence;
            foreach (var table in tables.Where(table => transaction.Changes.Any(change => change.TableId == table.Definition.Id)))
                table.Apply(transaction);
            if (token is not null)
                _tokens[token] = transaction with { Changes = [] };
            return transaction.Sequence;
        }
    }

    private TransactionRecord? FindUsed(string token)
    {
        var oldest = time.GetUtcNow() - TokenLifetime;
        foreach (var outdated in _tokens.Where(pair => pair.Value.At < oldest).Select(pair => pair.Key).ToArray())
            _tokens.Remove(outdated);
        return _tokens.GetValueOrDefault(token);
    }
}
