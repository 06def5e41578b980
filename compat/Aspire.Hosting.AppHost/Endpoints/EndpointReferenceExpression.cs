using System.Globalization;

namespace Aspire.Hosting.ApplicationModel;

/// <summary>Refers to one part of an endpoint's address.</summary>
public class EndpointReferenceExpression(EndpointReference endpointReference, EndpointProperty property) : IManifestExpressionProvider, IValueProvider
{
    public EndpointReference Endpoint { get; } = endpointReference;

    public EndpointProperty Property { get; } = property;

    public string ValueExpression =>
        $"{{{Endpoint.Resource.Name}.bindings.{Endpoint.EndpointName}.{Property.ToString().ToLowerInvariant()}}}";

    public ValueTask<string?> GetValueAsync(CancellationToken cancellationToken = default) => new(ValueFor(replica: 0));

    /// <summary>The value as a given replica of the endpoint's own resource sees it; replicas differ in their target port only.</summary>
    internal string ValueFor(int replica) => Property switch
    {
        EndpointProperty.Url => Endpoint.Url,
        EndpointProperty.Host => Endpoint.Host,
        EndpointProperty.IPV4Host => Endpoint.Host == "localhost" ? "127.0.0.1" : Endpoint.Host,
        EndpointProperty.Port => Text(Endpoint.Port),
        EndpointProperty.Scheme => Endpoint.Scheme,
        EndpointProperty.TargetPort => Text(Endpoint.Address.TargetPorts[Math.Min(replica, Endpoint.Address.TargetPorts.Count - 1)]),
        EndpointProperty.HostAndPort => $"{Endpoint.Host}:{Text(Endpoint.Port)}",
        _ => throw new InvalidOperationException($"The endpoint '{Endpoint.EndpointName}' has no property '{Property}'."),
    };

    private static string Text(int port) => port.ToString(CultureInfo.InvariantCulture);
}
