using Visa.LocalAws.Kinesis.Operations;
using Visa.LocalAws.Kinesis.Streams;

namespace Visa.LocalAws.Kinesis.Settings;

/// <summary>Names the KMS key of a stream; answers then say that records are encrypted.</summary>
internal sealed class StartStreamEncryption(StreamRegistry streams, StreamTransitions transitions) : IKinesisOperation
{
    public string Name => nameof(StartStreamEncryption);

    public async ValueTask<ReadOnlyMemory<byte>> CallAsync(ReadOnlyMemory<byte> body, CancellationToken cancellationToken)
    {
        await StreamEncryption.ChangeAsync(streams, transitions, body, isStart: true, cancellationToken);
        return ReadOnlyMemory<byte>.Empty;
    }
}
