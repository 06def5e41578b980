namespace Aspire.Hosting.ApplicationModel;

/// <summary>An address that answers with a given status while the resource is healthy.</summary>
internal sealed class HttpHealthCheckAnnotation(string key, string endpointName, string path, int statusCode) : IResourceAnnotation
{
    public string Key { get; } = key;

    public string EndpointName { get; } = endpointName;

    public string Path { get; } = path;

    public int StatusCode { get; } = statusCode;
}
