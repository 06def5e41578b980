using Amazon.Runtime.Internal;

namespace Amazon.Kinesis.Internal;

internal sealed class KinesisMetadata : IServiceMetadata
{
    public static readonly KinesisMetadata Instance = new();

    public string ServiceId => "Kinesis";

    public IDictionary<string, string> OperationNameMapping { get; } = new Dictionary<string, string>();
}
