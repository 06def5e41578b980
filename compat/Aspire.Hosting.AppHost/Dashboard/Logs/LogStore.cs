using Aspire.Hosting.Dashboard.Otlp;

namespace Aspire.Hosting.Dashboard.Logs;

/// <summary>The latest structured log records of all services, numbered in the order of arrival.</summary>
internal sealed class LogStore(DashboardLimits limits)
{
    private readonly Lock _gate = new();
    private readonly BoundedHistory<(long Sequence, StoredLogRecord Record)> _records = new(limits.LogRecords);
    private long _lastSequence;

    /// <summary>The number of the latest record; grows with every one.</summary>
    public long Revision
    {
        get
        {
            lock (_gate)
                return _lastSequence;
        }
    }

    public void Add(IReadOnlyList<StoredLogRecord> records)
    {
        lock (_gate)
        {
            foreach (var record in records)
                _records.Add((++_lastSequence, record));
        }
    }

    /// <summary>Every record that is kept, oldest first.</summary>
    public IReadOnlyList<(long Sequence, StoredLogRecord Record)> All()
    {
        lock (_gate)
            return _records.ToArray();
    }
}
