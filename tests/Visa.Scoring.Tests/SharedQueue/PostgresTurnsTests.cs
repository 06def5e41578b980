using Microsoft.Extensions.Logging.Abstractions;
using Npgsql;
using Visa.Scoring.SharedQueue;

namespace Visa.Scoring.Tests.SharedQueue;

[Collection(PostgresServer.Name)]
public sealed class PostgresTurnsTests(PostgresServer server) : IAsyncLifetime
{
    private readonly CancellationTokenSource _stopping = new();
    private NpgsqlDataSource _source = null!;
    private int _working;

    public async Task InitializeAsync() => _source = NpgsqlDataSource.Create(await server.CreateDatabaseAsync());

    public async Task DisposeAsync()
    {
        if (_source is not null) await _source.DisposeAsync();
        _stopping.Dispose();
    }

    [SkippableFact]
    public async Task RunAsync_TaskStops_AnotherTakesItsTurn()
    {
        using var firstStops = new CancellationTokenSource();
        var first = Turns().RunAsync(Turn.ReadDecisions, WorkAsync, firstStops.Token);
        await Eventually.TrueAsync(() => Volatile.Read(ref _working) == 1, "the first has its turn");
        var second = Turns().RunAsync(Turn.ReadDecisions, WorkAsync, _stopping.Token);
        var otherTurn = Turns().RunAsync(Turn.SendFeedback, WorkAsync, _stopping.Token);
        await Eventually.TrueAsync(() => Volatile.Read(ref _working) == 2, "another kind of work has its own turn");

        await firstStops.CancelAsync();
        await first;

        await Eventually.TrueAsync(() => Volatile.Read(ref _working) == 2, "the second has its turn");
        Assert.False(second.IsCompleted);
        await _stopping.CancelAsync();
        await Task.WhenAll(second, otherTurn);
        Assert.Equal(0, _working);
    }

    [SkippableFact]
    public async Task RunAsync_SessionIsLost_TheWorkIsStoppedAndTakenUpAgain()
    {
        var starts = 0;
        var running = Turns().RunAsync(Turn.ReadDecisions, token =>
        {
            Interlocked.Increment(ref starts);
            return WorkAsync(token);
        }, _stopping.Token);
        await Eventually.TrueAsync(() => Volatile.Read(ref _working) == 1, "the work is begun");

        await using (var kill = _source.CreateCommand("SELECT pg_terminate_backend(pid) FROM pg_locks WHERE locktype = 'advisory'")) await kill.ExecuteNonQueryAsync();

        await Eventually.TrueAsync(() => Volatile.Read(ref starts) == 2 && Volatile.Read(ref _working) == 1, "it was stopped and begun again");
        await _stopping.CancelAsync();
        await running;
    }

    [SkippableFact]
    public async Task RunAsync_WorkFails_IsTriedAgain()
    {
        var tries = 0;
        var running = Turns().RunAsync(Turn.SendFeedback, token => Interlocked.Increment(ref tries) == 1 ? Task.FromException(new InvalidOperationException("broken")) : WorkAsync(token), _stopping.Token);

        await Eventually.TrueAsync(() => Volatile.Read(ref _working) == 1, "the second try works");
        await _stopping.CancelAsync();
        await running;
    }

    private PostgresTurns Turns() => new(_source, TimeProvider.System, NullLogger<PostgresTurns>.Instance);

    private async Task WorkAsync(CancellationToken cancellationToken)
    {
        Interlocked.Increment(ref _working);
        await Task.Delay(Timeout.Infinite, cancellationToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        Interlocked.Decrement(ref _working);
    }
}
