using Amazon.Kinesis;
using Amazon.Kinesis.Model;
using Microsoft.Extensions.Options;
using Polly;
using Polly.Registry;
using Visa.ServiceDefaults.Platform;
using Visa.ServiceDefaults.Resilience;

namespace Visa.Scoring.DecisionStream;

/// <summary>The three calls that reading a stream takes; throttling and passing failures are retried.</summary>
internal sealed class DecisionStreamClient(
    IAmazonKinesis kinesis,
    ResiliencePipelineProvider<string> pipelines,
    IOptions<PlatformOptions> platform,
    IOptions<DecisionReaderOptions> options)
{
    private readonly ResiliencePipeline _pipeline = pipelines.GetPipeline(ResiliencePipelines.Kinesis);

    public string Name { get; } = platform.Value.DecisionsStream;

    public async Task<IReadOnlyList<Shard>> ListShardsAsync(CancellationToken cancellationToken)
    {
        var shards = new List<Shard>();
        string? nextToken = null;
        do
        {
            // A continued list is named by its token alone.
            var request = nextToken is null ? new ListShardsRequest { StreamName = Name } : new ListShardsRequest { NextToken = nextToken };
            var page = await _pipeline.ExecuteAsync(async token => await kinesis.ListShardsAsync(request, token), cancellationToken);
            shards.AddRange(page.Shards ?? []);
            nextToken = page.NextToken;
        }
        while (nextToken is not null);

        return shards;
    }

    /// <param name="after">Sequence number of the last record that is not wanted; null for the oldest record kept.</param>
    public async Task<string> IteratorAsync(string shardId, string? after, CancellationToken cancellationToken)
    {
        var request = new GetShardIteratorRequest
        {
            StreamName = Name,
            ShardId = shardId,
            ShardIteratorType = after is null ? ShardIteratorType.TRIM_HORIZON : ShardIteratorType.AFTER_SEQUENCE_NUMBER,
            StartingSequenceNumber = after,
        };
        var response = await _pipeline.ExecuteAsync(async token => await kinesis.GetShardIteratorAsync(request, token), cancellationToken);
        return response.ShardIterator;
    }

    public async Task<GetRecordsResponse> RecordsAsync(string iterator, CancellationToken cancellationToken)
    {
        var request = new GetRecordsRequest { ShardIterator = iterator, Limit = options.Value.MaxRecords };
        return await _pipeline.ExecuteAsync(async token => await kinesis.GetRecordsAsync(request, token), cancellationToken);
    }
}
