using Amazon.Runtime;

namespace Amazon.AwsJson;

/// <summary>The SDK's configuration modes with their time limits.</summary>
internal static class DefaultConfigurations
{
    private static readonly TimeSpan InRegion = TimeSpan.FromMilliseconds(1100);
    private static readonly TimeSpan CrossRegion = TimeSpan.FromMilliseconds(3100);
    private static readonly TimeSpan Mobile = TimeSpan.FromSeconds(30);

    public static IReadOnlyList<IDefaultConfiguration> All { get; } =
    [
        Mode(DefaultConfigurationMode.Standard, CrossRegion),
        Mode(DefaultConfigurationMode.InRegion, InRegion),
        Mode(DefaultConfigurationMode.CrossRegion, CrossRegion),
        Mode(DefaultConfigurationMode.Mobile, Mobile),
        Mode(DefaultConfigurationMode.Auto, InRegion),
    ];

    private static DefaultConfiguration Mode(DefaultConfigurationMode name, TimeSpan connectTimeout) => new()
    {
        Name = name,
        RetryMode = RequestRetryMode.Standard,
        S3UsEast1RegionalEndpoint = S3UsEast1RegionalEndpointValue.Regional,
        ConnectTimeout = connectTimeout,
        TlsNegotiationTimeout = connectTimeout,
    };
}
