using Visa.LocalAws.Kinesis.Operations;
using Visa.LocalAws.Kinesis.Resharding;
using Visa.LocalAws.Kinesis.Streams;
using Visa.LocalAws.Protocol;

namespace Visa.LocalAws.Kinesis.Settings;

/// <summary>Changes between provisioned and on-demand capacity, twice a day; the shards stay.</summary>
internal sealed class UpdateStreamMode(StreamRegistry streams, StreamTransitions transitions, TimeProvider time) : IKinesisOperation
{
    private const int MostCallsADay = 2;

    public string Name => nameof(UpdateStreamMode);

    public async ValueTask<ReadOnlyMemory<byte>> CallAsync(ReadOnlyMemory<byte> body, CancellationToken cancellationToken)
    {
        var input = AwsInput.Parse(body);
        var reference = StreamInput.From(input);
        var details = input.Structure("StreamModeDetails");
        var mode = details?.String("StreamMode");
        var constraints = new Constraints().NotNull(reference.IsGiven ? "" : null, "streamARN").StreamIfGiven(reference).NotNull(details is null ? null : "", "streamModeDetails");
        if (details is not null)
        {
            constraints.NotNull(mode, "streamModeDetails.streamMode").OneOf(mode, "streamModeDetails.streamMode", StreamState.Provisioned, StreamState.OnDemand);
        }

        constraints.ThrowIfBroken();
        var name = streams.Find(reference).Name;
        await streams.ChangeAsync(
            name,
            stream =>
            {
                ReshardRules.CheckActive(stream);
                var calls = ReshardRules.CountCall(stream.ModeUpdates, time.GetUtcNow(), MostCallsADay, Name, name);
                return stream with { Mode = mode!, Status = StreamState.Updating, ModeUpdates = calls };
            },
            cancellationToken);
        await transitions.BeginAsync(name, cancellationToken);
        return ReadOnlyMemory<byte>.Empty;
    }
}
