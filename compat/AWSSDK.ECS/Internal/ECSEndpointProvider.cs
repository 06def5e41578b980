using Amazon.AwsJson;
using Amazon.Runtime.Endpoints;

namespace Amazon.ECS.Internal;

internal sealed class ECSEndpointProvider : IEndpointProvider
{
    public Endpoint ResolveEndpoint(EndpointParameters parameters) => RegionalEndpoint.Resolve(parameters, "ecs");
}
