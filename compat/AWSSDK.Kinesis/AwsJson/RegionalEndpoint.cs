using Amazon.Runtime;
using Amazon.Runtime.Endpoints;
using Amazon.Runtime.Internal.Endpoints.StandardLibrary;

namespace Amazon.AwsJson;

/// <summary>The endpoint rules that every regional service follows.</summary>
internal static class RegionalEndpoint
{
    /// <param name="host">The host before the region, such as kinesis.</param>
    public static Endpoint Resolve(EndpointParameters parameters, string host)
    {
        var fips = parameters["UseFIPS"] is true;
        var dualStack = parameters["UseDualStack"] is true;
        if (parameters["Endpoint"] is string { Length: > 0 } custom)
        {
            if (fips || dualStack)
                throw new AmazonClientException("Invalid Configuration: a custom endpoint cannot be combined with FIPS or dual-stack.");
            return new Endpoint(custom);
        }
        if (parameters["Region"] is not string { Length: > 0 } region)
            throw new AmazonClientException("Invalid Configuration: Missing Region");

        var partition = Fn.Partition(region);
        if (fips && !partition.supportsFIPS)
            throw new AmazonClientException("FIPS is enabled but this partition does not support FIPS");
        if (dualStack && !partition.supportsDualStack)
            throw new AmazonClientException("DualStack is enabled but this partition does not support DualStack");
        var suffix = dualStack ? partition.dualStackDnsSuffix : partition.dnsSuffix;
        return new Endpoint($"https://{host}{(fips ? "-fips" : "")}.{region}.{suffix}");
    }
}
