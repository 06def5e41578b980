using Aspire.Hosting.ApplicationModel;

namespace Aspire.Hosting;

public static partial class ResourceBuilderExtensions
{
    /// <summary>
    /// Tells the resource where every endpoint of another is, as <c>services__{name}__{scheme}__{index}</c> for .NET service
    /// discovery and as <c>{NAME}_{ENDPOINT}</c> for programs without it.
    /// </summary>
    public static IResourceBuilder<TDestination> WithReference<TDestination>(
        this IResourceBuilder<TDestination> builder, IResourceBuilder<IResourceWithServiceDiscovery> source)
        where TDestination : IResourceWithEnvironment
    {
        ArgumentNullException.ThrowIfNull(source);
        return builder.RefersTo(source.Resource, endpointName: null);
    }

    /// <summary>Tells the resource where one endpoint of another is, under the same names.</summary>
    public static IResourceBuilder<TDestination> WithReference<TDestination>(
        this IResourceBuilder<TDestination> builder, EndpointReference endpointReference)
        where TDestination : IResourceWithEnvironment
    {
        ArgumentNullException.ThrowIfNull(endpointReference);
        return builder.RefersTo(endpointReference.Resource, endpointReference.EndpointName);
    }

    internal static IResourceBuilder<T> DependsLooselyOn<T>(this IResourceBuilder<T> builder, IResource other)
        where T : IResource =>
        ReferenceEquals(builder.Resource, other) ? builder : builder.WithAnnotation(new ReferenceAnnotation(other));

    private static IResourceBuilder<T> RefersTo<T>(this IResourceBuilder<T> builder, IResourceWithEndpoints other, string? endpointName)
        where T : IResourceWithEnvironment
    {
        ArgumentNullException.ThrowIfNull(builder);
        return builder
            .WithEnvironment(context =>
            {
                foreach (var endpoint in other.Endpoints().Where(endpoint => endpointName is null || Same(endpoint.Name, endpointName)))
                    Announce(context.EnvironmentVariables, other, endpoint);
            })
            .DependsLooselyOn(other);
    }

    private static void Announce(Dictionary<string, object> variables, IResourceWithEndpoints other, EndpointAnnotation endpoint)
    {
        var reference = new EndpointReference(other, endpoint.Name);
        variables[$"{VariableName(other.Name)}_{VariableName(endpoint.Name)}"] = reference;

        var index = 0;
        while (variables.ContainsKey($"services__{other.Name}__{endpoint.UriScheme}__{index}"))
            index++;
        variables[$"services__{other.Name}__{endpoint.UriScheme}__{index}"] = reference;
    }

    private static string VariableName(string name) => name.Replace('-', '_').ToUpperInvariant();

    private static bool Same(string left, string right) => string.Equals(left, right, StringComparison.OrdinalIgnoreCase);
}
