using Visa.LocalAws.Kinesis.Streams;
using Visa.LocalAws.Protocol;

namespace Visa.LocalAws.Kinesis.Operations;

/// <summary>Creates a stream, which is active at once.</summary>
internal sealed class CreateStream(StreamRegistry streams) : IKinesisOperation
{
    private const string Provisioned = "PROVISIONED";
    private const string OnDemand = "ON_DEMAND";
    private const int OnDemandShards = 4;
    private const int MostShards = 100_000;
    private const int LeastRecordSizeKiB = 1024;
    private const int MostRecordSizeKiB = 10 * 1024;

    public string Name => nameof(CreateStream);

    public async ValueTask<ReadOnlyMemory<byte>> CallAsync(ReadOnlyMemory<byte> body, CancellationToken cancellationToken)
    {
        var input = AwsInput.Parse(body);
        var name = input.String("StreamName");
        var shardCount = input.Integer("ShardCount");
        var mode = input.Structure("StreamModeDetails")?.String("StreamMode") ?? Provisioned;
        var maxRecordSize = input.Integer("MaxRecordSizeInKiB");
        var constraints = new Constraints();
        if (mode != OnDemand)
        {
            constraints.NotNull(shardCount, "shardCount");
        }

        constraints.Range(shardCount, "shardCount", 1, MostShards)
            .NotNull(name, "streamName")
            .StreamName(name)
            .OneOf(mode, "streamModeDetails.streamMode", Provisioned, OnDemand)
            .Range(maxRecordSize, "maxRecordSizeInKiB", LeastRecordSizeKiB, MostRecordSizeKiB)
            .ThrowIfBroken();

        await streams.CreateAsync(name!, mode, shardCount ?? OnDemandShards, maxRecordSize ?? LeastRecordSizeKiB, cancellationToken);
        return ReadOnlyMemory<byte>.Empty;
    }
}
