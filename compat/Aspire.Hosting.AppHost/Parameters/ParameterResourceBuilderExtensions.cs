using Aspire.Hosting.ApplicationModel;

namespace Aspire.Hosting;

/// <summary>Adds parameters to the application.</summary>
public static class ParameterResourceBuilderExtensions
{
    /// <summary>Adds a parameter whose value is the configuration's <c>Parameters:name</c>.</summary>
    public static IResourceBuilder<ParameterResource> AddParameter(this IDistributedApplicationBuilder builder, string name, bool secret = false)
    {
        ArgumentNullException.ThrowIfNull(builder);
        var key = $"Parameters:{name}";
        return builder.AddResource(new ParameterResource(
            name,
            () => builder.Configuration[key] ?? builder.Configuration[key.Replace('-', '_')] ?? throw new DistributedApplicationException(
                $"The parameter '{name}' has no value. Set the configuration '{key}', such as by the environment variable Parameters__{name.Replace('-', '_')}."),
            secret));
    }

    /// <summary>Adds a parameter with a value; configuration does not change it.</summary>
    public static IResourceBuilder<ParameterResource> AddParameter(
        this IDistributedApplicationBuilder builder, string name, string value, bool publishValueAsDefault = false, bool secret = false)
    {
        ArgumentNullException.ThrowIfNull(value);
        return builder.AddParameter(name, () => value, publishValueAsDefault, secret);
    }

    /// <inheritdoc cref="AddParameter(IDistributedApplicationBuilder, string, string, bool, bool)"/>
    public static IResourceBuilder<ParameterResource> AddParameter(
        this IDistributedApplicationBuilder builder, string name, Func<string> valueGetter, bool publishValueAsDefault = false, bool secret = false)
    {
        ArgumentNullException.ThrowIfNull(builder);
        ArgumentNullException.ThrowIfNull(valueGetter);
        if (publishValueAsDefault && secret)
            throw new ArgumentException($"The secret '{name}' must not be published as a default.", nameof(publishValueAsDefault));
        return builder.AddResource(new ParameterResource(name, valueGetter, secret));
    }
}
