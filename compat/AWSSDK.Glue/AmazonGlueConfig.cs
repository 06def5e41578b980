using Amazon.AwsJson;
using Amazon.Glue.Internal;
using Amazon.Runtime;
using Amazon.Runtime.Endpoints;
using Amazon.Runtime.Internal;
using Amazon.Util.Internal;

namespace Amazon.Glue;

/// <summary>The configuration of a client of AWS Glue.</summary>
public class AmazonGlueConfig : ClientConfig
{
    private static readonly string UserAgentString = InternalSDKUtils.BuildUserAgentString("Glue", "4.0.0");

    public AmazonGlueConfig() : base(new DefaultConfigurationProvider(DefaultConfigurations.All))
    {
        base.ServiceId = ServiceId;
        AuthenticationServiceName = "glue";
        EndpointProvider = new GlueEndpointProvider();
    }

    public static new string ServiceId => "Glue";

    public override string RegionEndpointServiceName => "glue";

    public override string ServiceVersion => "2017-03-31";

    public override string UserAgent => UserAgentString;

    /// <summary>The endpoint that an operation would be sent to.</summary>
    public override Endpoint DetermineServiceOperationEndpoint(ServiceOperationEndpointParameters parameters) =>
        EndpointProvider.ResolveEndpoint(RegionParameters.From(this, parameters.AlternateEndpoint));
}
