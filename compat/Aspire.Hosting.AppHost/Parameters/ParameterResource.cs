namespace Aspire.Hosting.ApplicationModel;

/// <summary>A value given from outside: by configuration (<c>Parameters:name</c>) or in the application model.</summary>
public class ParameterResource : Resource, IManifestExpressionProvider, IValueProvider
{
    private readonly Func<string> _value;

    internal ParameterResource(string name, Func<string> value, bool secret)
        : base(name)
    {
        _value = value;
        Secret = secret;
    }

    /// <summary>Whether the value must not be shown.</summary>
    public bool Secret { get; }

    public string ValueExpression => $"{{{Name}.value}}";

    /// <exception cref="DistributedApplicationException">The value is not configured.</exception>
    public ValueTask<string?> GetValueAsync(CancellationToken cancellationToken) => new(_value());
}
