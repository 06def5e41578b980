using System.Threading.Channels;
using Microsoft.Extensions.Options;
using Visa.Scoring.Telemetry;

namespace Visa.Scoring.Traffic;

/// <summary>Between the reply path and what looks at live traffic. When it is full a batch is dropped and counted: an answer never waits for a reader.</summary>
internal sealed class LiveQueue(IOptions<TrafficOptions> options, ScoringTelemetry telemetry)
{
    private readonly Channel<LiveBatch> _batches = Channel.CreateBounded<LiveBatch>(new BoundedChannelOptions(options.Value.QueuedBatches) { SingleReader = true });

    private long _dropped;

    public ChannelReader<LiveBatch> Batches => _batches.Reader;

    /// <summary>Rows that were dropped since the start.</summary>
    public long Dropped => Interlocked.Read(ref _dropped);


    /// <summary>Takes the batch over.</summary>
    public void Offer(LiveBatch batch)
    {
        if (_batches.Writer.TryWrite(batch)) return;
        Interlocked.Add(ref _dropped, batch.Rows);
        telemetry.LiveRowsDropped(batch.Rows);
        batch.Dispose();
    }
}
