using Visa.LocalAws.Kinesis.Operations;
using Visa.LocalAws.Kinesis.Streams;

namespace Visa.LocalAws.Kinesis.Settings;

/// <summary>Takes shard-level metrics off the wanted ones.</summary>
internal sealed class DisableEnhancedMonitoring(StreamRegistry streams) : IKinesisOperation
{
    public string Name => nameof(DisableEnhancedMonitoring);

    public async ValueTask<ReadOnlyMemory<byte>> CallAsync(ReadOnlyMemory<byte> body, CancellationToken cancellationToken) =>
        await EnhancedMonitoring.ChangeAsync(streams, body, isEnabled: false, cancellationToken);
}
