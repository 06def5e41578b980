namespace Visa.Orchestrator.Storage;

/// <summary>Where runs are kept. What is committed here is the truth; everything else is a hint.</summary>
public interface IDatabase
{
    Task<T> ReadAsync<T>(Func<Session, Task<T>> read, CancellationToken cancellationToken);

    /// <summary>One transaction: commits what <paramref name="write"/> did, or nothing when it throws.</summary>
    /// <param name="what">Names the transaction in crash tests and traces.</param>
    Task<T> WriteAsync<T>(string what, Func<Session, Task<T>> write, CancellationToken cancellationToken);

    /// <summary>Tells other nodes that there may be work. It may be lost: everybody looks every two seconds anyway.</summary>
    Task SignalAsync(CancellationToken cancellationToken);

    /// <summary>Calls back at each signal of another node until cancelled.</summary>
    Task ListenAsync(Action onSignal, CancellationToken cancellationToken);
}
