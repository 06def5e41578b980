using Visa.LocalAws.Kinesis.Operations;
using Visa.LocalAws.Kinesis.Streams;

namespace Visa.LocalAws.Kinesis.Settings;

/// <summary>Takes the KMS key off a stream.</summary>
internal sealed class StopStreamEncryption(StreamRegistry streams, StreamTransitions transitions) : IKinesisOperation
{
    public string Name => nameof(StopStreamEncryption);

    public async ValueTask<ReadOnlyMemory<byte>> CallAsync(ReadOnlyMemory<byte> body, CancellationToken cancellationToken)
    {
        await StreamEncryption.ChangeAsync(streams, transitions, body, isStart: false, cancellationToken);
        return ReadOnlyMemory<byte>.Empty;
    }
}
