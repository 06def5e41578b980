using Amazon.Kinesis.Internal;
using Amazon.AwsJson;
using Amazon.Runtime;
using Amazon.Runtime.Endpoints;
using Amazon.Runtime.Internal;
using Amazon.Util.Internal;

namespace Amazon.Kinesis;

/// <summary>The configuration of a client of Amazon Kinesis Data Streams.</summary>
public class AmazonKinesisConfig : ClientConfig
{
    private static readonly string UserAgentString = InternalSDKUtils.BuildUserAgentString("Kinesis", "4.0.0");

    public AmazonKinesisConfig() : base(new DefaultConfigurationProvider(DefaultConfigurations.All))
    {
        base.ServiceId = ServiceId;
        AuthenticationServiceName = "kinesis";
        EndpointProvider = new KinesisEndpointProvider();
    }

    public static new string ServiceId => "Kinesis";

    public override string RegionEndpointServiceName => "kinesis";

    public override string ServiceVersion => "2013-12-02";

    public override string UserAgent => UserAgentString;

    /// <summary>The endpoint that an operation would be sent to.</summary>
    public override Endpoint DetermineServiceOperationEndpoint(ServiceOperationEndpointParameters parameters) =>
        EndpointProvider.ResolveEndpoint(KinesisEndpointResolver.Parameters(this, parameters.AlternateEndpoint, parameters.Request));
}
