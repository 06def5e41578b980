using Visa.LocalAws.Warehouse;

namespace Visa.LocalAws.RedshiftData.Sessions;

/// <summary>A session that outlives its statements, until it has been idle for so long.</summary>
internal sealed class KeptSession(string id, WarehouseSession session, string database, TimeSpan keepAlive)
{
    public string Id => id;

    public WarehouseSession Session => session;

    public string Database => database;

    public SemaphoreSlim Turn { get; } = new(1, 1);

    public TimeSpan KeepAlive { get; set; } = keepAlive;

    public DateTimeOffset IdleSince { get; set; }

    /// <summary>Statements that run or wait here.</summary>
    public int Users;
}
