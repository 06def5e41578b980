using Amazon.KinesisFirehose.Internal;
using Amazon.AwsJson;
using Amazon.Runtime;
using Amazon.Runtime.Endpoints;
using Amazon.Runtime.Internal;
using Amazon.Util.Internal;

namespace Amazon.KinesisFirehose;

/// <summary>The configuration of a client of Amazon Data Firehose.</summary>
public class AmazonKinesisFirehoseConfig : ClientConfig
{
    private static readonly string UserAgentString = InternalSDKUtils.BuildUserAgentString("Firehose", "4.0.0");

    public AmazonKinesisFirehoseConfig() : base(new DefaultConfigurationProvider(DefaultConfigurations.All))
    {
        base.ServiceId = ServiceId;
        AuthenticationServiceName = "firehose";
        EndpointProvider = new KinesisFirehoseEndpointProvider();
    }

    public static new string ServiceId => "Firehose";

    public override string RegionEndpointServiceName => "firehose";

    public override string ServiceVersion => "2015-08-04";

    public override string UserAgent => UserAgentString;

    /// <summary>The endpoint that an operation would be sent to.</summary>
    public override Endpoint DetermineServiceOperationEndpoint(ServiceOperationEndpointParameters parameters) =>
        EndpointProvider.ResolveEndpoint(RegionParameters.From(this, parameters.AlternateEndpoint));
}
