using Aspire.Hosting.ApplicationModel;
using Microsoft.Extensions.DependencyInjection;

namespace Aspire.Hosting.Testing;

/// <summary>Reaches the resources of an application under test.</summary>
public static class DistributedApplicationHostingTestingExtensions
{
    /// <summary>A client whose base address is an endpoint of a resource, its http endpoint when none is named.</summary>
    public static HttpClient CreateHttpClient(this DistributedApplication app, string resourceName, string? endpointName = null) =>
        new() { BaseAddress = app.GetEndpoint(resourceName, endpointName) };

    /// <summary>The address of an endpoint of a resource, its http endpoint when none is named.</summary>
    /// <exception cref="ArgumentException">There is no such resource or endpoint.</exception>
    /// <exception cref="InvalidOperationException">The application was not started.</exception>
    public static Uri GetEndpoint(this DistributedApplication app, string resourceName, string? endpointName = null)
    {
        ArgumentNullException.ThrowIfNull(app);
        ArgumentException.ThrowIfNullOrEmpty(resourceName);
        var resource = app.Services.GetRequiredService<DistributedApplicationModel>().Resources
            .FirstOrDefault(candidate => string.Equals(candidate.Name, resourceName, StringComparison.OrdinalIgnoreCase))
            ?? throw new ArgumentException($"The application has no resource '{resourceName}'.", nameof(resourceName));

        return resource is IResourceWithEndpoints listening
            ? new Uri(EndpointOf(listening, endpointName).Url)
            : throw new ArgumentException($"'{resourceName}' does not listen.", nameof(resourceName));
    }

    private static EndpointReference EndpointOf(IResourceWithEndpoints resource, string? name)
    {
        string[] candidates = string.IsNullOrEmpty(name) ? ["http", "https"] : [name];
        return candidates.Select(candidate => new EndpointReference(resource, candidate)).FirstOrDefault(endpoint => endpoint.Exists)
            ?? throw new ArgumentException($"'{resource.Name}' has no endpoint '{string.Join("' or '", candidates)}'.", nameof(name));
    }
}
