using Amazon.AwsJson;
using Amazon.Runtime.Endpoints;

namespace Amazon.KinesisFirehose.Internal;

internal sealed class KinesisFirehoseEndpointProvider : IEndpointProvider
{
    public Endpoint ResolveEndpoint(EndpointParameters parameters) => RegionalEndpoint.Resolve(parameters, "firehose");
}
