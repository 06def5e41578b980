using Aspire.Hosting.ApplicationModel;

namespace Aspire.Hosting;

public static partial class ResourceBuilderExtensions
{
    /// <summary>Declares an http endpoint, named <c>http</c> unless told otherwise.</summary>
    /// <param name="builder">The resource.</param>
    /// <param name="port">The port that callers use; any free one when null.</param>
    /// <param name="targetPort">The port that the process listens at; any free one when null.</param>
    /// <param name="name">The endpoint's name.</param>
    /// <param name="env">The environment variable in which the process is told its port.</param>
    /// <param name="isProxied">Whether the host may stand between callers and the process.</param>
    public static IResourceBuilder<T> WithHttpEndpoint<T>(
        this IResourceBuilder<T> builder, int? port = null, int? targetPort = null, string? name = null, string? env = null, bool isProxied = true)
        where T : IResourceWithEndpoints
    {
        ArgumentNullException.ThrowIfNull(builder);
        return builder.AddEndpoint("http", port, targetPort, name, env, isProxied);
    }

    /// <summary>Changes an endpoint, and by default creates it when it does not exist.</summary>
    public static IResourceBuilder<T> WithEndpoint<T>(
        this IResourceBuilder<T> builder, string endpointName, Action<EndpointAnnotation> callback, bool createIfNotExists = true)
        where T : IResourceWithEndpoints
    {
        ArgumentNullException.ThrowIfNull(builder);
        ArgumentNullException.ThrowIfNull(callback);
        var endpoint = builder.Resource.FindEndpoint(endpointName);
        if (endpoint is null && createIfNotExists)
        {
            endpoint = new EndpointAnnotation(endpointName, "tcp");
            callback(endpoint);
            builder.WithAnnotation(endpoint);
        }
        else if (endpoint is not null)
        {
            callback(endpoint);
        }

        return builder;
    }

    /// <summary>Refers to an endpoint of the resource, which may be declared later.</summary>
    public static EndpointReference GetEndpoint<T>(this IResourceBuilder<T> builder, string name)
        where T : IResourceWithEndpoints
    {
        ArgumentNullException.ThrowIfNull(builder);
        return new EndpointReference(builder.Resource, name);
    }

    /// <summary>Marks the http endpoints as meant for callers outside of the application.</summary>
    public static IResourceBuilder<T> WithExternalHttpEndpoints<T>(this IResourceBuilder<T> builder)
        where T : IResourceWithEndpoints
    {
        ArgumentNullException.ThrowIfNull(builder);
        foreach (var endpoint in builder.Resource.Endpoints().Where(endpoint => endpoint.UriScheme is "http" or "https"))
            endpoint.IsExternal = true;
        return builder;
    }

    internal static IEnumerable<EndpointAnnotation> Endpoints(this IResource resource) => resource.Annotations.OfType<EndpointAnnotation>();

    internal static EndpointAnnotation? FindEndpoint(this IResource resource, string name) =>
        resource.Endpoints().FirstOrDefault(endpoint => string.Equals(endpoint.Name, name, StringComparison.OrdinalIgnoreCase));

    private static IResourceBuilder<T> AddEndpoint<T>(
        this IResourceBuilder<T> builder, string scheme, int? port, int? targetPort, string? name, string? variable, bool isProxied)
        where T : IResourceWithEndpoints
    {
        name ??= scheme;
        if (builder.Resource.FindEndpoint(name) is not null)
            throw new DistributedApplicationException($"The resource '{builder.Resource.Name}' has an endpoint '{name}' already.");

        if (!isProxied && port is not null && targetPort is not null && port != targetPort)
            throw new DistributedApplicationException($"The endpoint '{name}' of '{builder.Resource.Name}' is not proxied, so its port and target port must be the same.");

        return builder.WithAnnotation(new EndpointAnnotation(name, scheme)
        {
            Port = port,
            TargetPort = targetPort,
            IsProxied = isProxied,
            PortVariable = variable,
        });
    }
}
