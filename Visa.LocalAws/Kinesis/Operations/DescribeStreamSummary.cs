using Visa.LocalAws.Kinesis.Streams;
using Visa.LocalAws.Protocol;

namespace Visa.LocalAws.Kinesis.Operations;

/// <summary>Describes a stream without its shards.</summary>
internal sealed class DescribeStreamSummary(StreamRegistry streams) : IKinesisOperation
{
    public string Name => nameof(DescribeStreamSummary);

    public ValueTask<ReadOnlyMemory<byte>> CallAsync(ReadOnlyMemory<byte> body, CancellationToken cancellationToken)
    {
        var reference = StreamInput.From(AwsInput.Parse(body));
        new Constraints().Stream(reference.Name, reference.Arn).ThrowIfBroken();
        var stream = streams.Find(reference.Resolve());
        return ValueTask.FromResult(AwsJson.Write(json =>
        {
            json.WriteStartObject();
            json.WriteStartObject("StreamDescriptionSummary");
            StreamDescription.WriteCommon(json, stream);
            json.WriteNumber("OpenShardCount", stream.Shards.Count);
            json.WriteNumber("ConsumerCount", 0);
            json.WriteNumber("MaxRecordSizeInKiB", stream.Metadata.MaxRecordSizeKiB);
            json.WriteEndObject();
            json.WriteEndObject();
        }));
    }
}
