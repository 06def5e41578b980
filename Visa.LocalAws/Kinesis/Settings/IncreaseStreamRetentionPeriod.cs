using Visa.LocalAws.Kinesis.Operations;
using Visa.LocalAws.Kinesis.Streams;
using Visa.LocalAws.Protocol;

namespace Visa.LocalAws.Kinesis.Settings;

/// <summary>Keeps records longer, up to a year.</summary>
internal sealed class IncreaseStreamRetentionPeriod(StreamRegistry streams) : IKinesisOperation
{
    public string Name => nameof(IncreaseStreamRetentionPeriod);

    public async ValueTask<ReadOnlyMemory<byte>> CallAsync(ReadOnlyMemory<byte> body, CancellationToken cancellationToken)
    {
        await RetentionPeriod.ChangeAsync(streams, body, Check, cancellationToken);
        return ReadOnlyMemory<byte>.Empty;
    }

    private static void Check(StreamMetadata stream, int hours)
    {
        if (stream.RetentionHours > hours)
        {
            throw AwsErrors.InvalidArgument(
                $"Requested retention period ({hours} hours) for stream {stream.Name} can not be shorter than existing retention period ({stream.RetentionHours} hours). Use DecreaseRetentionPeriod API.");
        }
    }
}
