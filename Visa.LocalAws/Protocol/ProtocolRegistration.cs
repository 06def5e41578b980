using Microsoft.AspNetCore.Server.Kestrel.Core;
using Visa.LocalAws.Protocol.EventStreams;

namespace Visa.LocalAws.Protocol;

internal static class ProtocolRegistration
{
    /// <summary>S3's largest object in one request.</summary>
    private const long LargestBody = 5L * 1024 * 1024 * 1024;

    public static IServiceCollection AddAwsProtocols(this IServiceCollection services)
    {
        services.Configure<KestrelServerOptions>(options =>
        {
            options.AddServerHeader = false;
            options.Limits.MaxRequestBodySize = LargestBody;
            ClearTextHttp2.Accept(options);
        });

        // Kestrel warns at every start that it will not speak HTTP/2 without TLS, which ClearTextHttp2 makes untrue.
        services.AddLogging(logging => logging.AddFilter("Microsoft.AspNetCore.Server.Kestrel", LogLevel.Error));
        services.AddSingleton<SealedTokens>();
        services.AddSingleton<AwsJsonEndpoint>();
        services.AddSingleton<AwsRouter>();
        return services;
    }
}
