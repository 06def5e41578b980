namespace Visa.Orchestrator.Warehouse;

/// <summary>A statement failed; nothing of its transaction took effect.</summary>
/// <param name="queryId">Redshift's number of the query, by which the load-error view is asked.</param>
public sealed class WarehouseException(string message, long? queryId, Exception? cause = null) : Exception(message, cause)
{
    public long? QueryId { get; } = queryId;
}
