using Amazon.Runtime.Internal;

namespace Amazon.Glue.Internal;

internal sealed class GlueMetadata : IServiceMetadata
{
    public static readonly GlueMetadata Instance = new();

    public string ServiceId => "Glue";

    public IDictionary<string, string> OperationNameMapping { get; } = new Dictionary<string, string>();
}
