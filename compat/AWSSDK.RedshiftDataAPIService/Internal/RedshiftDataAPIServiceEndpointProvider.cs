using Amazon.AwsJson;
using Amazon.Runtime.Endpoints;

namespace Amazon.RedshiftDataAPIService.Internal;

internal sealed class RedshiftDataAPIServiceEndpointProvider : IEndpointProvider
{
    public Endpoint ResolveEndpoint(EndpointParameters parameters) => RegionalEndpoint.Resolve(parameters, "redshift-data");
}
