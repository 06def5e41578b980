using Amazon.Runtime.Internal;

namespace Amazon.RedshiftDataAPIService.Internal;

internal sealed class RedshiftDataAPIServiceMetadata : IServiceMetadata
{
    public static readonly RedshiftDataAPIServiceMetadata Instance = new();

    public string ServiceId => "Redshift Data";

    public IDictionary<string, string> OperationNameMapping { get; } = new Dictionary<string, string>();
}
