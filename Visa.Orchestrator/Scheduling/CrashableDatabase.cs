using Visa.Orchestrator.Storage;

namespace Visa.Orchestrator.Scheduling;

/// <summary>The database as a node sees it that may be ended before or after any of its commits.</summary>
public sealed class CrashableDatabase(IDatabase inner, ICrashPoints crashes) : IDatabase
{
    public Task<T> ReadAsync<T>(Func<Session, Task<T>> read, CancellationToken cancellationToken)
    {
        crashes.At("read");
        return inner.ReadAsync(read, cancellationToken);
    }

    public async Task<T> WriteAsync<T>(string what, Func<Session, Task<T>> write, CancellationToken cancellationToken)
    {
        var result = await inner.WriteAsync(what, async session =>
        {
            var written = await write(session);
            crashes.At($"before commit: {what}");
            return written;
        }, cancellationToken);
        crashes.At($"after commit: {what}");
        return result;
    }

    public Task SignalAsync(CancellationToken cancellationToken) => inner.SignalAsync(cancellationToken);

    public Task ListenAsync(Action onSignal, CancellationToken cancellationToken) => inner.ListenAsync(onSignal, cancellationToken);
}
