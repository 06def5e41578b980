using Microsoft.Extensions.Options;
using Visa.LocalAws.Kinesis.Operations;
using Visa.LocalAws.Kinesis.Streams;
using Visa.LocalAws.Protocol;

namespace Visa.LocalAws.Kinesis.Settings;

/// <summary>The account's limits and how much of them is used.</summary>
internal sealed class DescribeLimits(StreamRegistry streams, IOptions<KinesisOptions> options) : IKinesisOperation
{
    private const int OnDemandStreamLimit = 50;

    public string Name => nameof(DescribeLimits);

    public ValueTask<ReadOnlyMemory<byte>> CallAsync(ReadOnlyMemory<byte> body, CancellationToken cancellationToken)
    {
        AwsInput.Parse(body);
        return ValueTask.FromResult(AwsJson.Write(json =>
        {
            json.WriteStartObject();
            json.WriteNumber("ShardLimit", options.Value.ShardLimit);
            json.WriteNumber("OpenShardCount", streams.OpenShardCount);
            json.WriteNumber("OnDemandStreamCount", streams.All.Count(stream => stream.Metadata.IsOnDemand));
            json.WriteNumber("OnDemandStreamCountLimit", OnDemandStreamLimit);
            json.WriteEndObject();
        }));
    }
}
