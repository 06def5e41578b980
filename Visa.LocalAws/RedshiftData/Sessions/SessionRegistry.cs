using System.Collections.Concurrent;
using Visa.LocalAws.Protocol;
using Visa.LocalAws.Warehouse;
using Visa.LocalAws.Warehouse.Dialect;
using Visa.LocalAws.Warehouse.Loads;

namespace Visa.LocalAws.RedshiftData.Sessions;

/// <summary>The sessions that callers hold, with their temporary tables and open transactions. They end with the process.</summary>
internal sealed class SessionRegistry(CopyLoader loader, TimeProvider time)
{
    /// <summary>The Data API's quota.</summary>
    private const int MostSessions = 500;
    private const int FirstPid = 1_073_741_824;

    private readonly ConcurrentDictionary<string, KeptSession> _sessions = new(StringComparer.Ordinal);
    private int _lastPid = FirstPid;

    /// <summary>Makes a session that is kept. Throws ActiveSessionsExceededException.</summary>
    /// <returns>Its id.</returns>
    public string Create(WarehouseDatabase database, TimeSpan keepAlive)
    {
        EndIdle();
        if (_sessions.Count >= MostSessions)
            throw new AwsException("ActiveSessionsExceededException", $"Active sessions exceeded the allowed quota ({MostSessions}).");
        var id = Guid.CreateVersion7().ToString();
        var session = NewSession(database);
        database.Keep(session);
        _sessions[id] = new KeptSession(id, session, database.Name, keepAlive) { IdleSince = time.GetUtcNow() };
        return id;
    }

    /// <summary>Throws ValidationException for a session that has ended.</summary>
    public string DatabaseOf(string sessionId, TimeSpan? keepAlive)
    {
        EndIdle();
        if (!_sessions.TryGetValue(sessionId, out var kept) || kept.Session.IsEnded)
            throw AwsErrors.Validation($"Session is not available: {sessionId}");
        kept.KeepAlive = keepAlive ?? kept.KeepAlive;
        return kept.Database;
    }

    /// <summary>A session of the statement's own, or its turn in the one that it names.</summary>
    public async Task<SessionLease> LeaseAsync(string? sessionId, WarehouseDatabase database, CancellationToken cancellationToken)
    {
        EndIdle();
        if (sessionId is null)
        {
            var own = NewSession(database);
            return new SessionLease(own, own.DisposeAsync);
        }
        if (!_sessions.TryGetValue(sessionId, out var kept) || kept.Session.IsEnded)
            throw new SqlRefusal($"ERROR: Session is not available: {sessionId}");
        Interlocked.Increment(ref kept.Users);
        try
        {
            await kept.Turn.WaitAsync(cancellationToken);
        }
        catch
        {
            Interlocked.Decrement(ref kept.Users);
            throw;
        }
        return new SessionLease(kept.Session, () => ReleaseAsync(kept));
    }

    public async Task CloseAllAsync()
    {
        foreach (var kept in _sessions.Values)
            await kept.Session.DisposeAsync();
        _sessions.Clear();
    }

    private WarehouseSession NewSession(WarehouseDatabase database) => new(database, loader, time, Interlocked.Increment(ref _lastPid));

    private ValueTask ReleaseAsync(KeptSession kept)
    {
        kept.IdleSince = time.GetUtcNow();
        Interlocked.Decrement(ref kept.Users);
        kept.Turn.Release();
        return ValueTask.CompletedTask;
    }

    private void EndIdle()
    {
        var now = time.GetUtcNow();
        foreach (var kept in _sessions.Values.Where(kept => kept.Session.IsEnded || (Volatile.Read(ref kept.Users) == 0 && now - kept.IdleSince > kept.KeepAlive)))
        {
            if (_sessions.TryRemove(kept.Id, out _))
                _ = kept.Session.DisposeAsync().AsTask();
        }
    }
}
