using System.Globalization;
using Amazon.Kinesis;
using Amazon.Kinesis.Model;
using Microsoft.Extensions.Options;
using Polly;
using Polly.Registry;
using Visa.ServiceDefaults.Platform;
using Visa.ServiceDefaults.Resilience;
using HashKeyRange = Visa.Features.Snapshots.HashKeyRange;

namespace Visa.StreamConsumer.Snapshots;

/// <summary>Which shards came from which, as Kinesis lists them.</summary>
internal sealed class ShardLineage(IAmazonKinesis kinesis, ResiliencePipelineProvider<string> pipelines, IOptions<PlatformOptions> platform)
{
    private readonly ResiliencePipeline _pipeline = pipelines.GetPipeline(ResiliencePipelines.Kinesis);
    private readonly string _stream = platform.Value.TransactionsStream;

    public async Task<IReadOnlyList<Shard>> ListAsync(CancellationToken cancellationToken)
    {
        var shards = new List<Shard>();
        var request = new ListShardsRequest { StreamName = _stream };
        while (true)
        {
            var page = await _pipeline.ExecuteAsync(async token => await kinesis.ListShardsAsync(request, token), cancellationToken);
            shards.AddRange(page.Shards ?? []);
            if (string.IsNullOrEmpty(page.NextToken))
                return shards;
            // A token stands for the stream too; naming it again is refused.
            request = new ListShardsRequest { NextToken = page.NextToken };
        }
    }

    /// <summary>None for a first shard, one after a split, two after a merge.</summary>
    public static IReadOnlyList<string> Parents(Shard shard) => [.. new[] { shard.ParentShardId, shard.AdjacentParentShardId }.Where(parent => !string.IsNullOrEmpty(parent))];

    public static HashKeyRange Range(Shard shard) => new(
        UInt128.Parse(shard.HashKeyRange.StartingHashKey, CultureInfo.InvariantCulture),
        UInt128.Parse(shard.HashKeyRange.EndingHashKey, CultureInfo.InvariantCulture));
}
