using Visa.LocalAws.Warehouse;

namespace Visa.LocalAws.RedshiftData.Sessions;

/// <summary>A session in use by one statement.</summary>
internal sealed class SessionLease(WarehouseSession session, Func<ValueTask> release) : IAsyncDisposable
{
    public WarehouseSession Session => session;

    public ValueTask DisposeAsync() => release();
}
