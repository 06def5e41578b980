using Visa.LocalAws.Kinesis.Operations;
using Visa.LocalAws.Kinesis.Streams;
using Visa.LocalAws.Protocol;

namespace Visa.LocalAws.Kinesis.Consumers;

/// <summary>Describes a registered consumer.</summary>
internal sealed class DescribeStreamConsumer(StreamRegistry streams) : IKinesisOperation
{
    public string Name => nameof(DescribeStreamConsumer);

    public ValueTask<ReadOnlyMemory<byte>> CallAsync(ReadOnlyMemory<byte> body, CancellationToken cancellationToken)
    {
        var reference = ConsumerReference.From(AwsInput.Parse(body));
        reference.Check();
        var (stream, consumer) = reference.Find(streams);
        return ValueTask.FromResult(AwsJson.Write(json =>
        {
            json.WriteStartObject();
            json.WriteStartObject("ConsumerDescription");
            ConsumerDescription.WriteMembers(json, consumer);
            json.WriteString("StreamARN", stream.Arn);
            json.WriteEndObject();
            json.WriteEndObject();
        }));
    }
}
