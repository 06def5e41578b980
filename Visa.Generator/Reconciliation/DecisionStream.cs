using Amazon.Kinesis;
using Amazon.Kinesis.Model;
using Microsoft.Extensions.Options;
using Visa.ServiceDefaults.Platform;

namespace Visa.Generator.Reconciliation;

/// <summary>
/// Reads the stream of decisions from a time on, all shards in turn, and the children of those that were split or merged meanwhile.
/// It keeps its place: a reader for one reconciliation.
/// </summary>
internal sealed class DecisionStream(IAmazonKinesis kinesis, IOptions<PlatformOptions> platform)
{
    private readonly Dictionary<string, string?> _iterators = [];

    public string Name { get; } = platform.Value.DecisionsStream;

    /// <summary>Reads each shard once; true when all were at their tip.</summary>
    /// <param name="from">Where to start in shards not met before.</param>
    /// <param name="read">Gets each record's bytes.</param>
    /// <param name="cancellationToken">Ends the round.</param>
    public async Task<bool> ReadRoundAsync(DateTimeOffset from, Action<ReadOnlySpan<byte>> read, CancellationToken cancellationToken)
    {
        var atTip = _iterators.Count > 0;
        if (_iterators.Count == 0) await FindShardsAsync(from, cancellationToken);
        foreach (var (shard, iterator) in _iterators.ToList())
        {
            if (iterator is null) continue;
            var page = await GetAsync(shard, iterator, cancellationToken);
            foreach (var record in page?.Records ?? []) read(record.Data.ToArray());
            atTip &= page is { MillisBehindLatest: 0 or null } && page.Records is null or { Count: 0 };
            if (page is { NextShardIterator: null }) await FindShardsAsync(from, cancellationToken);
        }
        return atTip;
    }

    private async Task<GetRecordsResponse?> GetAsync(string shard, string iterator, CancellationToken cancellationToken)
    {
        try
        {
            var page = await kinesis.GetRecordsAsync(new GetRecordsRequest { ShardIterator = iterator }, cancellationToken);
            _iterators[shard] = page.NextShardIterator;
            return page;
        }
        catch (ProvisionedThroughputExceededException)
        {
            // The next round reads on from the same place.
            return null;
        }
    }

    private async Task FindShardsAsync(DateTimeOffset from, CancellationToken cancellationToken)
    {
        string? next = null;
        do
        {
            var page = await kinesis.ListShardsAsync(next is null ? new ListShardsRequest { StreamName = Name } : new ListShardsRequest { NextToken = next }, cancellationToken);
            foreach (var shard in page.Shards ?? [])
            {
                if (_iterators.ContainsKey(shard.ShardId)) continue;
                var answer = await kinesis.GetShardIteratorAsync(new GetShardIteratorRequest
                {
                    StreamName = Name,
                    ShardId = shard.ShardId,
                    ShardIteratorType = ShardIteratorType.AT_TIMESTAMP,
                    Timestamp = from.UtcDateTime,
                }, cancellationToken);
                _iterators[shard.ShardId] = answer.ShardIterator;
            }
            next = page.NextToken;
        }
        while (!string.IsNullOrEmpty(next));
    }
}
