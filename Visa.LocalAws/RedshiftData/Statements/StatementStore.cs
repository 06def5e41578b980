using System.Collections.Concurrent;
using System.Text.Json;
using Visa.LocalAws.Journals;
using Visa.LocalAws.Storage;

namespace Visa.LocalAws.RedshiftData.Statements;

/// <summary>The statements of the last 24 hours, in a journal <c>redshift-data/statements.journal</c>; what a caller was told is on disk.</summary>
internal sealed class StatementStore : IAsyncDisposable
{
    private const string JournalFile = "statements.journal";

    /// <summary>AWS keeps a statement and its result for a day.</summary>
    public static readonly TimeSpan Retention = TimeSpan.FromHours(24);

    private readonly Lock _changing = new();
    private readonly ConcurrentDictionary<string, Statement> _statements = new(StringComparer.Ordinal);
    private readonly ConcurrentDictionary<string, TaskCompletionSource> _waiting = new(StringComparer.Ordinal);
    private readonly Dictionary<string, string> _tokens = new(StringComparer.Ordinal);
    private readonly Journal _journal;
    private readonly TimeProvider _time;
    private long _lastQueryId;

    public StatementStore(DataDirectory data, TimeProvider time)
    {
        _time = time;
        Folder = data.For("redshift-data");
        _journal = Journal.Open(Path.Combine(Folder, JournalFile), record => Apply(JsonSerializer.Deserialize(record.Span, StatementJson.Default.Statement)!));
    }

    public string Folder { get; }

    public IEnumerable<Statement> All => _statements.Values.Where(IsKept);

    public int ActiveCount => _statements.Values.Count(statement => !statement.IsOver);

    public Statement? Find(string id) => _statements.GetValueOrDefault(id) is { } found && IsKept(found) ? found : null;

    public long NextQueryId() => Interlocked.Increment(ref _lastQueryId);

    /// <summary>Adds a statement unless its token is known, and waits until it is on disk.</summary>
    /// <returns>The new statement, or the one of the token.</returns>
    public async Task<Statement> AddAsync(Statement statement, CancellationToken cancellationToken)
    {
        lock (_changing)
        {
            RemoveOld();
            if (statement.ClientToken is { } token && _tokens.TryGetValue(token, out var known) && Find(known) is { } earlier)
                return earlier;
            Append(statement);
        }
        await SettleAsync(cancellationToken);
        return statement;
    }

    /// <summary>Changes a statement that is not over.</summary>
    /// <returns>The statement as it is now.</returns>
    public Statement Change(string id, Func<Statement, Statement> change)
    {
        Statement after;
        lock (_changing)
        {
            var before = _statements[id];
            if (before.IsOver)
                return before;
            after = change(before) with { UpdatedAt = _time.GetUtcNow() };
            Append(after);
        }
        if (after.IsOver && _waiting.TryRemove(id, out var waiting))
            waiting.TrySetResult();
        return after;
    }

    public ValueTask SettleAsync(CancellationToken cancellationToken) => _journal.SettleAsync(TakeSnapshot, cancellationToken);

    /// <summary>Waits until a statement is over, for so long at most.</summary>
    public async Task WaitAsync(string id, TimeSpan most, CancellationToken cancellationToken)
    {
        var waiting = _waiting.GetOrAdd(id, _ => new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously));
        if (Find(id) is not { IsOver: false })
        {
            _waiting.TryRemove(id, out _);
            return;
        }
        try
        {
            await waiting.Task.WaitAsync(most, _time, cancellationToken);
        }
        catch (TimeoutException)
        {
            // The caller asks again.
        }
    }

    /// <summary>The file of a part's result.</summary>
    public string ResultPath(string partId) => Path.Combine(Folder, $"{partId.Replace(':', '-')}.result");

    public ValueTask DisposeAsync() => _journal.DisposeAsync();

    private bool IsKept(Statement statement) => !statement.IsOver || _time.GetUtcNow() - statement.UpdatedAt < Retention;

    private void Append(Statement statement)
    {
        _journal.Append(Write(statement).Span);
        Apply(statement);
    }

    private void Apply(Statement statement)
    {
        _statements[statement.Id] = statement;
        _lastQueryId = Math.Max(_lastQueryId, statement.Parts.Max(part => part.QueryId));
        if (statement.ClientToken is { } token)
            _tokens[token] = statement.Id;
    }

    private void RemoveOld()
    {
        foreach (var old in _statements.Values.Where(statement => !IsKept(statement)))
        {
            _statements.TryRemove(old.Id, out _);
            if (old.ClientToken is { } token)
                _tokens.Remove(token);
            for (var index = 0; index < old.Parts.Count; index++)
                File.Delete(ResultPath(old.PartId(index)));
        }
    }

    private JournalSnapshot TakeSnapshot()
    {
        lock (_changing)
            return new JournalSnapshot([.. _statements.Values.Where(IsKept).Select(Write)], _journal.Position);
    }

    private static ReadOnlyMemory<byte> Write(Statement statement) => JsonSerializer.SerializeToUtf8Bytes(statement, StatementJson.Default.Statement);
}
