using Amazon.Runtime.Internal;

namespace Amazon.KinesisFirehose.Internal;

internal sealed class KinesisFirehoseMetadata : IServiceMetadata
{
    public static readonly KinesisFirehoseMetadata Instance = new();

    public string ServiceId => "Firehose";

    public IDictionary<string, string> OperationNameMapping { get; } = new Dictionary<string, string>();
}
