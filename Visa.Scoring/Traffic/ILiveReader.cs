namespace Visa.Scoring.Traffic;

/// <summary>Looks at live traffic: shadow scores, drift, what a dry run is about. It keeps nothing of the batch itself.</summary>
internal interface ILiveReader
{
    Task ReadAsync(LiveBatch batch, CancellationToken cancellationToken);
}
