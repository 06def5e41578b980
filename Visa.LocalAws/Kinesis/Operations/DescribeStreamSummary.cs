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
        new Constraints().Stream(reference).ThrowIfBroken();
        var stream = streams.Find(reference);
        var metadata = stream.Metadata;
        return ValueTask.FromResult(AwsJson.Write(json =>
        {
            json.WriteStartObject();
            json.WriteStartObject("StreamDescriptionSummary");
            StreamDescription.WriteCommon(json, stream);
            json.WriteString("StreamId", metadata.StreamId);
            json.WriteNumber("OpenShardCount", metadata.Status == StreamState.Creating ? 0 : metadata.OpenShardCount);
            json.WriteNumber("ConsumerCount", metadata.Consumers.Count);
            json.WriteNumber("MaxRecordSizeInKiB", metadata.MaxRecordSizeKiB);
            json.WriteEndObject();
            json.WriteEndObject();
        }));
    }
}
