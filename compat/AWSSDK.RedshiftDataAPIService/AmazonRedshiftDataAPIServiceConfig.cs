using Amazon.AwsJson;
using Amazon.RedshiftDataAPIService.Internal;
using Amazon.Runtime;
using Amazon.Runtime.Endpoints;
using Amazon.Runtime.Internal;
using Amazon.Util.Internal;

namespace Amazon.RedshiftDataAPIService;

/// <summary>The configuration of a client of the Redshift Data API.</summary>
public class AmazonRedshiftDataAPIServiceConfig : ClientConfig
{
    private static readonly string UserAgentString = InternalSDKUtils.BuildUserAgentString("Redshift Data", "4.0.0");

    public AmazonRedshiftDataAPIServiceConfig() : base(new DefaultConfigurationProvider(DefaultConfigurations.All))
    {
        base.ServiceId = ServiceId;
        AuthenticationServiceName = "redshift-data";
        EndpointProvider = new RedshiftDataAPIServiceEndpointProvider();
    }

    public static new string ServiceId => "Redshift Data";

    public override string RegionEndpointServiceName => "redshift-data";

    public override string ServiceVersion => "2019-12-20";

    public override string UserAgent => UserAgentString;

    /// <summary>The endpoint that an operation would be sent to.</summary>
    public override Endpoint DetermineServiceOperationEndpoint(ServiceOperationEndpointParameters parameters) =>
        EndpointProvider.ResolveEndpoint(RegionParameters.From(this, parameters.AlternateEndpoint));
}
