using Aspire.Hosting.ApplicationModel;

namespace Aspire.Hosting;

public static partial class ResourceBuilderExtensions
{
    /// <summary>Counts the resource as healthy while an http endpoint answers a path with a status.</summary>
    /// <param name="builder">The resource, whose endpoints must be declared already.</param>
    /// <param name="path">The path, <c>/</c> when null.</param>
    /// <param name="statusCode">The status, 200 when null.</param>
    /// <param name="endpointName">The endpoint; the first http endpoint when null.</param>
    public static IResourceBuilder<T> WithHttpHealthCheck<T>(
        this IResourceBuilder<T> builder, string? path = null, int? statusCode = null, string? endpointName = null)
        where T : IResourceWithEndpoints
    {
        ArgumentNullException.ThrowIfNull(builder);
        var resource = builder.Resource;
        var endpoint = endpointName is null
            ? resource.Endpoints().FirstOrDefault(IsHttp)
            : resource.FindEndpoint(endpointName);

        if (endpoint is null)
        {
            throw new DistributedApplicationException(
                $"No health check can be made for '{resource.Name}': it has no http endpoint{(endpointName is null ? "" : $" '{endpointName}'")}. "
                + "Give its launch profile an applicationUrl, or call WithHttpEndpoint first.");
        }

        if (!IsHttp(endpoint))
            throw new DistributedApplicationException($"No health check can be made for '{resource.Name}': its endpoint '{endpoint.Name}' is not http.");

        path ??= "/";
        statusCode ??= 200;
        return builder.WithAnnotation(new HttpHealthCheckAnnotation(
            $"{resource.Name}_{endpoint.Name}_{path}_{statusCode}_check", endpoint.Name, path, statusCode.Value));
    }

    private static bool IsHttp(EndpointAnnotation endpoint) => endpoint.UriScheme is "http" or "https";
}
