using Visa.LocalAws.Kinesis.Operations;
using Visa.LocalAws.Kinesis.Streams;
using Visa.LocalAws.Protocol;

namespace Visa.LocalAws.Kinesis.Settings;

/// <summary>Keeps records less long, down to a day.</summary>
internal sealed class DecreaseStreamRetentionPeriod(StreamRegistry streams) : IKinesisOperation
{
    public string Name => nameof(DecreaseStreamRetentionPeriod);

    public async ValueTask<ReadOnlyMemory<byte>> CallAsync(ReadOnlyMemory<byte> body, CancellationToken cancellationToken)
    {
        await RetentionPeriod.ChangeAsync(streams, body, Check, cancellationToken);
        return ReadOnlyMemory<byte>.Empty;
    }

    private static void Check(StreamMetadata stream, int hours)
    {
        if (stream.RetentionHours < hours)
        {
            throw AwsErrors.InvalidArgument(
                $"Requested retention period ({hours} hours) for stream {stream.Name} can not be longer than existing retention period ({stream.RetentionHours} hours). Use IncreaseRetentionPeriod API.");
        }
    }
}
