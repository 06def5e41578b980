using Microsoft.Extensions.Options;
using Visa.Features;

namespace Visa.Scoring.Traffic;

/// <summary>The latest rows that this process scored, for dry runs over what just happened.</summary>
internal sealed class RecentRows(IOptions<TrafficOptions> options) : ILiveReader
{
    private readonly Lock _lock = new();
    private readonly int _capacity = options.Value.RecentRows;
    private readonly Queue<RecentRow> _rows = new();

    public Task ReadAsync(LiveBatch batch, CancellationToken cancellationToken)
    {
        lock (_lock)
        {
            for (var row = 0; row < batch.Rows; row++)
            {
                var vector = _rows.Count < _capacity ? new float[FeatureCatalogue.Count] : _rows.Dequeue().Vector;
                batch[row].CopyTo(vector);
                _rows.Enqueue(new RecentRow(vector, batch.Facts[row], batch.Answers[row]));
            }
        }

        return Task.CompletedTask;
    }

    /// <summary>Shows every row, oldest first. New ones wait meanwhile: a dry run over all of them takes some tens of milliseconds.</summary>
    public void Visit(Action<RecentRow> visit)
    {
        lock (_lock)
        {
            foreach (var row in _rows) visit(row);
        }
    }
}
