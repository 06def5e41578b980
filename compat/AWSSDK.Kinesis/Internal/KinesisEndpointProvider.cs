using Amazon.AwsJson;
using Amazon.Runtime;
using Amazon.Runtime.Endpoints;
using Amazon.Runtime.Internal.Endpoints.StandardLibrary;

namespace Amazon.Kinesis.Internal;

/// <summary>A stream named by its ARN is reached at its account's own host; any other at the region's.</summary>
internal sealed class KinesisEndpointProvider : IEndpointProvider
{
    public Endpoint ResolveEndpoint(EndpointParameters parameters)
    {
        var account = parameters["Endpoint"] is null && parameters["StreamARN"] is string stream && parameters["Region"] is string region
            ? AccountOf(stream, Fn.Partition(region).name)
            : null;
        return RegionalEndpoint.Resolve(parameters, account is null ? "kinesis" : $"{account}.{parameters["OperationType"]}-kinesis");
    }

    private static string AccountOf(string stream, string partition)
    {
        if (partition is "aws-iso" or "aws-iso-b")
            return null;
        var arn = Fn.ParseArn(stream) ?? throw new AmazonClientException("Invalid ARN: Failed to parse ARN.");
        if (arn.service != "kinesis" || arn.resourceId.FirstOrDefault() != "stream" || arn.partition != partition
            || !Fn.IsValidHostLabel(arn.accountId, false) || !Fn.IsValidHostLabel(arn.region, false))
            throw new AmazonClientException($"Invalid ARN: {stream} names no stream of partition {partition}.");
        return arn.accountId;
    }
}
