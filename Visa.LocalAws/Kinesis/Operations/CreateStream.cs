using Microsoft.Extensions.Options;
using Visa.LocalAws.Kinesis.Resharding;
using Visa.LocalAws.Kinesis.Streams;
using Visa.LocalAws.Kinesis.Tagging;
using Visa.LocalAws.Protocol;

namespace Visa.LocalAws.Kinesis.Operations;

/// <summary>Creates a stream, which takes records once it is ACTIVE.</summary>
internal sealed class CreateStream(
    StreamRegistry streams, StreamTransitions transitions, IOptions<KinesisOptions> options, IOptions<LocalAwsOptions> aws, TimeProvider time) : IKinesisOperation
{
    public const int LeastRecordSizeKiB = 1024;
    public const int MostRecordSizeKiB = 10 * 1024;

    private const int OnDemandShards = 4;
    private const int MostShards = 100_000;
    private const int RetentionHours = 24;

    public string Name => nameof(CreateStream);

    public async ValueTask<ReadOnlyMemory<byte>> CallAsync(ReadOnlyMemory<byte> body, CancellationToken cancellationToken)
    {
        var input = AwsInput.Parse(body);
        var name = input.String("StreamName");
        var shardCount = input.Integer("ShardCount");
        var mode = input.Structure("StreamModeDetails")?.String("StreamMode") ?? StreamState.Provisioned;
        var maxRecordSize = input.Integer("MaxRecordSizeInKiB");
        var constraints = new Constraints();
        if (mode != StreamState.OnDemand)
        {
            constraints.NotNull(shardCount, "shardCount");
        }

        constraints.Range(shardCount, "shardCount", 1, MostShards)
            .NotNull(name, "streamName")
            .StreamName(name)
            .OneOf(mode, "streamModeDetails.streamMode", StreamState.Provisioned, StreamState.OnDemand)
            .Range(maxRecordSize, "maxRecordSizeInKiB", LeastRecordSizeKiB, MostRecordSizeKiB)
            .ThrowIfBroken();

        var tags = input.Strings("Tags");
        TagRules.CheckNew(tags);
        var shards = mode == StreamState.OnDemand ? OnDemandShards : shardCount!.Value;
        var metadata = StreamMetadata.Create(name!, mode, shards, time.GetUtcNow(), maxRecordSize ?? LeastRecordSizeKiB, RetentionHours);
        await streams.CreateAsync(
            tags is null ? metadata : metadata with { Tags = tags },
            () => ReshardRules.CheckShardLimit(streams.OpenShardCount, shards, options.Value.ShardLimit, aws.Value.Region),
            cancellationToken);
        await transitions.BeginAsync(name!, cancellationToken);
        return ReadOnlyMemory<byte>.Empty;
    }
}
