using Microsoft.Extensions.Options;
using Visa.LocalAws.Kinesis.Operations;
using Visa.LocalAws.Kinesis.Streams;
using Visa.LocalAws.Protocol;

namespace Visa.LocalAws.Kinesis.Resharding;

/// <summary>Scales a stream to shards of equal ranges: to twice as many at most and half as few, ten times a day.</summary>
internal sealed class UpdateShardCount(
    StreamRegistry streams, StreamTransitions transitions, IOptions<KinesisOptions> options, IOptions<LocalAwsOptions> aws, TimeProvider time) : IKinesisOperation
{
    private const string UniformScaling = "UNIFORM_SCALING";
    private const int MostCallsADay = 10;
    private const int MostShards = 10_000;

    public string Name => nameof(UpdateShardCount);

    public async ValueTask<ReadOnlyMemory<byte>> CallAsync(ReadOnlyMemory<byte> body, CancellationToken cancellationToken)
    {
        var input = AwsInput.Parse(body);
        var reference = StreamInput.From(input);
        var target = input.Integer("TargetShardCount");
        var scaling = input.String("ScalingType");
        new Constraints()
            .NotNull(scaling, "scalingType")
            .OneOf(scaling, "scalingType", UniformScaling)
            .NotNull(target, "targetShardCount")
            .Range(target, "targetShardCount", 1, int.MaxValue)
            .Stream(reference)
            .ThrowIfBroken();

        var name = streams.Find(reference).Name;
        var current = 0;
        var stream = await streams.ChangeAsync(name, found => Accept(found, current = found.OpenShardCount, target!.Value), cancellationToken);
        await transitions.BeginAsync(name, cancellationToken);
        return AwsJson.Write(json =>
        {
            json.WriteStartObject();
            json.WriteString("StreamName", name);
            json.WriteString("StreamARN", stream.Arn);
            json.WriteNumber("CurrentShardCount", current);
            json.WriteNumber("TargetShardCount", target!.Value);
            json.WriteEndObject();
        });
    }

    private StreamMetadata Accept(StreamMetadata stream, int current, int target)
    {
        ReshardRules.CheckActive(stream);
        ReshardRules.CheckProvisioned(stream, Name);
        if (target > MostShards)
        {
            throw AwsErrors.LimitExceeded($"UpdateShardCount cannot scale a stream to more than {MostShards} shards. Current open shard count: {current}, Target shard count: {target}");
        }

        if (target > (long)current * 2)
        {
            throw AwsErrors.LimitExceeded($"UpdateShardCount cannot scale up over double your current open shard count. Current open shard count: {current}, Target shard count: {target}");
        }

        if (target * 2L < current)
        {
            throw AwsErrors.LimitExceeded($"UpdateShardCount cannot scale down below half your current open shard count. Current open shard count: {current}, Target shard count: {target}");
        }

        if (target > current)
        {
            ReshardRules.CheckShardLimit(streams.OpenShardCount, target - current, options.Value.ShardLimit, aws.Value.Region);
        }

        var calls = ReshardRules.CountCall(stream.ShardCountUpdates, time.GetUtcNow(), MostCallsADay, Name, stream.Name);
        return stream with { Status = StreamState.Updating, Pending = ShardChange.Scale(target), ShardCountUpdates = calls };
    }
}
