using Amazon.Runtime.Internal;

namespace Amazon.ECS.Internal;

internal sealed class ECSMetadata : IServiceMetadata
{
    public static readonly ECSMetadata Instance = new();

    public string ServiceId => "ECS";

    public IDictionary<string, string> OperationNameMapping { get; } = new Dictionary<string, string>();
}
