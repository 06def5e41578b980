using Visa.LocalAws.Kinesis.Streams;
using Visa.LocalAws.Protocol;

namespace Visa.LocalAws.Kinesis.Operations;

/// <summary>Deletes a stream and its records.</summary>
internal sealed class DeleteStream(StreamRegistry streams) : IKinesisOperation
{
    public string Name => nameof(DeleteStream);

    public async ValueTask<ReadOnlyMemory<byte>> CallAsync(ReadOnlyMemory<byte> body, CancellationToken cancellationToken)
    {
        var stream = StreamInput.From(AwsInput.Parse(body));
        new Constraints().Stream(stream.Name, stream.Arn).ThrowIfBroken();
        await streams.DeleteAsync(stream.Resolve(), cancellationToken);
        return ReadOnlyMemory<byte>.Empty;
    }
}
