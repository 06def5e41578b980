using Aspire.Hosting.ApplicationModel;

namespace Aspire.Hosting.Projects;

/// <summary>Tells a project's processes where to listen.</summary>
internal static class ListeningUrls
{
    public static void Set(EnvironmentCallbackContext context)
    {
        var endpoints = context.Resource.Endpoints().ToList();
        foreach (var endpoint in endpoints.Where(endpoint => endpoint.PortVariable is not null))
            context.EnvironmentVariables[endpoint.PortVariable!] = TargetPort(endpoint);

        // A process that is told a port by a variable of its own listens there by itself.
        var web = endpoints.Where(endpoint => endpoint is { UriScheme: "http" or "https", PortVariable: null }).ToList();
        if (web.Count > 0 && !context.EnvironmentVariables.ContainsKey("ASPNETCORE_URLS"))
        {
            context.EnvironmentVariables["ASPNETCORE_URLS"] = new ReplicaValue(replica =>
                string.Join(';', web.Select(endpoint => $"{endpoint.UriScheme}://{endpoint.TargetHost}:{TargetPort(endpoint).For(replica)}")));
        }
    }

    private static ReplicaValue TargetPort(EndpointAnnotation endpoint) => new(replica => $"{endpoint.Allocated!.TargetPorts[replica.Index]}");
}
