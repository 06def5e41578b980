using Amazon.AwsJson;
using Amazon.Runtime.Endpoints;

namespace Amazon.Glue.Internal;

internal sealed class GlueEndpointProvider : IEndpointProvider
{
    public Endpoint ResolveEndpoint(EndpointParameters parameters) => RegionalEndpoint.Resolve(parameters, "glue");
}
