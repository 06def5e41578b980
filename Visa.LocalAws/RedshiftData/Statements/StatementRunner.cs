using System.Collections.Concurrent;
using System.Diagnostics.CodeAnalysis;
using Microsoft.Extensions.Options;
using Visa.LocalAws.RedshiftData.Results;
using Visa.LocalAws.RedshiftData.Sessions;
using Visa.LocalAws.Warehouse;
using Visa.LocalAws.Warehouse.Dialect;
using Visa.LocalAws.Warehouse.Statements;

namespace Visa.LocalAws.RedshiftData.Statements;

/// <summary>
/// Runs statements: each waits its turn, is picked, runs in its session or in one of its own, and ends as FINISHED, FAILED or ABORTED. What was
/// running when the process was killed is asked of the warehouse at the next start: a commit is recorded in its own transaction.
/// </summary>
internal sealed class StatementRunner(
    StatementStore store, SessionRegistry sessions, WarehouseCatalog catalog, IOptions<WarehouseOptions> options, TimeProvider time, ILogger<StatementRunner> logger) : IHostedService, IDisposable
{
    private const string ConnectionLost = "ERROR: The connection to the warehouse was lost; the transaction was rolled back.";

    private readonly SemaphoreSlim _turns = new(options.Value.Concurrency);
    private readonly ConcurrentDictionary<string, CancellationTokenSource> _running = new(StringComparer.Ordinal);
    private readonly ConcurrentDictionary<Task, bool> _tasks = new();
    private readonly CancellationTokenSource _stopping = new();

    public Task StartAsync(CancellationToken cancellationToken)
    {
        foreach (var statement in store.All.Where(statement => !statement.IsOver).OrderBy(statement => statement.CreatedAt))
            Track(statement.State == StatementState.Submitted && statement.SessionId is null ? RunAsync(statement.Id) : SettleLostAsync(statement.Id));
        return Task.CompletedTask;
    }

    public async Task StopAsync(CancellationToken cancellationToken)
    {
        await _stopping.CancelAsync();
        await Task.WhenAll(_tasks.Keys).WaitAsync(cancellationToken);
        await sessions.CloseAllAsync();
    }

    public void Dispose()
    {
        _stopping.Dispose();
        _turns.Dispose();
    }

    /// <summary>Begins to run a statement that the store has.</summary>
    public void Start(Statement statement) => Track(RunAsync(statement.Id));

    /// <returns>False when the statement is over already.</returns>
    public bool Cancel(string id)
    {
        if (!_running.TryGetValue(id, out var running))
            return false;
        running.Cancel();
        return true;
    }

    private void Track(Task task)
    {
        _tasks[task] = true;
        _ = task.ContinueWith(done => _tasks.TryRemove(done, out _), CancellationToken.None, TaskContinuationOptions.ExecuteSynchronously, TaskScheduler.Default);
    }

    [SuppressMessage("Design", "CA1031", Justification = "The top of a statement's own task: whatever happens ends the statement as FAILED, and is logged.")]
    private async Task RunAsync(string id)
    {
        using var cancel = CancellationTokenSource.CreateLinkedTokenSource(_stopping.Token);
        _running[id] = cancel;
        await Task.Yield();
        try
        {
            await RunInTurnAsync(store.Find(id)!, cancel.Token);
        }
        catch (OperationCanceledException) when (_stopping.IsCancellationRequested)
        {
            End(id, StatementState.Failed, ConnectionLost);
        }
        catch (OperationCanceledException)
        {
            End(id, StatementState.Aborted, "ERROR: Query cancelled on user's request");
        }
        catch (SqlRefusal refusal)
        {
            End(id, StatementState.Failed, refusal.Message);
        }
        catch (Exception exception)
        {
            logger.StatementBroke(id, exception);
            End(id, StatementState.Failed, $"ERROR: internal error of the embedded warehouse: {exception.Message}");
        }
        finally
        {
            _running.TryRemove(id, out _);
            await store.SettleAsync(CancellationToken.None);
        }
    }

    private async Task RunInTurnAsync(Statement statement, CancellationToken cancellationToken)
    {
        var database = catalog.Find(statement.Database) ?? throw new SqlRefusal($"FATAL: database \"{statement.Database}\" does not exist");
        using var use = await database.UseAsync(cancellationToken);
        await using var lease = await sessions.LeaseAsync(statement.SessionId, database, cancellationToken);
        // A transaction that is under way may hold what others wait for, so it waits for no turn.
        var takesTurn = !lease.Session.IsInTransaction;
        if (takesTurn)
            await _turns.WaitAsync(cancellationToken);
        try
        {
            // Must be on disk before anything runs: a statement that a kill left SUBMITTED is run at the next start.
            store.Change(statement.Id, current => current with { State = StatementState.Picked, Pid = lease.Session.Pid });
            await store.SettleAsync(cancellationToken);
            await RunPartsAsync(statement, lease.Session, cancellationToken);
            End(statement.Id, StatementState.Finished, null);
        }
        finally
        {
            if (takesTurn)
                _turns.Release();
        }
    }

    private async Task RunPartsAsync(Statement statement, WarehouseSession session, CancellationToken cancellationToken)
    {
        var isOneTransaction = statement is { IsBatch: true, IsAutoCommit: false } && !session.IsInTransaction;
        if (isOneTransaction)
            await session.BeginAsync(cancellationToken);
        try
        {
            for (var index = 0; index < statement.Parts.Count; index++)
                await RunPartAsync(statement, index, session, cancellationToken);
            if (isOneTransaction)
                await session.CommitAsync(statement.Id, cancellationToken);
        }
        catch when (isOneTransaction)
        {
            await session.RollbackAsync();
            throw;
        }
    }

    private async Task RunPartAsync(Statement statement, int index, WarehouseSession session, CancellationToken cancellationToken)
    {
        var queryId = store.NextQueryId();
        var from = time.GetTimestamp();
        ChangePart(statement.Id, index, StatementState.Started, part => part with { State = StatementState.Started, QueryId = queryId });
        try
        {
            var read = StatementReader.Read(statement.Parts[index].Sql, statement.Parameters);
            var result = new ResultWriter(store.ResultPath(statement.PartId(index)), statement.IsCsv);
            var outcome = await session.RunAsync(read, new StatementRun(statement.PartId(index), queryId, result.Write), cancellationToken);
            ChangePart(statement.Id, index, StatementState.Started, part => part with
            {
                State = StatementState.Finished,
                Duration = time.GetElapsedTime(from),
                HasResult = outcome.HasResult,
                Rows = outcome.Rows,
                Bytes = outcome.Bytes,
            });
        }
        catch (Exception exception) when (exception is SqlRefusal or OperationCanceledException)
        {
            var (state, error) = exception is SqlRefusal ? (StatementState.Failed, exception.Message) : (StatementState.Aborted, null);
            ChangePart(statement.Id, index, StatementState.Started, part => part with { State = state, Error = error, Duration = time.GetElapsedTime(from) });
            throw;
        }
    }

    private void ChangePart(string id, int index, string state, Func<StatementPart, StatementPart> change) => store.Change(id, statement => statement with
    {
        State = state,
        Parts = [.. statement.Parts.Select((part, at) => at == index ? change(part) with { UpdatedAt = time.GetUtcNow() } : part)],
    });

    /// <summary>Ends a statement; parts that did not get to run are aborted, and in one transaction those that ran did nothing.</summary>
    private void End(string id, string state, string? error) => store.Change(id, statement => statement with
    {
        State = state,
        Error = error,
        Duration = new TimeSpan(statement.Parts.Sum(part => part.Duration.Ticks)),
        Parts = [.. statement.Parts.Select(part => StatementState.IsOver(part.State) ? part : part with { State = state == StatementState.Finished ? state : StatementState.Aborted })],
    });

    /// <summary>Whether what a killed process left running had committed stands in the warehouse.</summary>
    [SuppressMessage("Design", "CA1031", Justification = "The top of a statement's own task: a warehouse that cannot be asked leaves the statement FAILED, and is logged.")]
    private async Task SettleLostAsync(string id)
    {
        await Task.Yield();
        try
        {
            var statement = store.Find(id)!;
            var hasCommitted = statement is not { SessionId: not null, State: StatementState.Submitted } && await HasCommittedAsync(statement);
            End(id, hasCommitted ? StatementState.Finished : StatementState.Failed, hasCommitted ? null : ConnectionLost);
        }
        catch (Exception exception)
        {
            logger.StatementBroke(id, exception);
            End(id, StatementState.Failed, ConnectionLost);
        }
        finally
        {
            await store.SettleAsync(CancellationToken.None);
        }
    }

    private async Task<bool> HasCommittedAsync(Statement statement)
    {
        if (catalog.Find(statement.Database) is not { } database)
            return false;
        using var use = await database.UseAsync(_stopping.Token);
        using var connection = database.Connect();
        var last = statement is { IsBatch: true, IsAutoCommit: false } ? statement.Id : statement.PartId(statement.Parts.Count - 1);
        return DuckDbCommands.Rows(connection, $"SELECT 1 FROM visa_system.committed WHERE statement_id = {SqlToken.Literal(last)}").Count > 0;
    }
}
