using Visa.LocalAws.Kinesis.Operations;
using Visa.LocalAws.Kinesis.Streams;

namespace Visa.LocalAws.Kinesis.Settings;

/// <summary>Keeps which shard-level metrics are wanted; LocalAws publishes none.</summary>
internal sealed class EnableEnhancedMonitoring(StreamRegistry streams) : IKinesisOperation
{
    public string Name => nameof(EnableEnhancedMonitoring);

    public async ValueTask<ReadOnlyMemory<byte>> CallAsync(ReadOnlyMemory<byte> body, CancellationToken cancellationToken) =>
        await EnhancedMonitoring.ChangeAsync(streams, body, isEnabled: true, cancellationToken);
}
