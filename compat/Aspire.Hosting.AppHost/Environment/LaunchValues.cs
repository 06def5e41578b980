using System.Globalization;

namespace Aspire.Hosting.ApplicationModel;

/// <summary>Turns the values of environment variables and arguments into text for one replica.</summary>
internal static class LaunchValues
{
    public static async ValueTask<string?> ResolveAsync(object value, ReplicaIdentity? replica, CancellationToken cancellationToken) => value switch
    {
        string text => text,
        ReplicaValue varying => varying.For(replica ?? throw new InvalidOperationException("The value differs by replica and none was named.")),
        ReferenceExpression expression => await expression.ValueForAsync(replica, cancellationToken),
        EndpointReferenceExpression part => part.ValueFor(replica?.Index ?? 0),
        IValueProvider provider => await provider.GetValueAsync(cancellationToken),
        IResourceBuilder<IResource> { Resource: IValueProvider provider } => await provider.GetValueAsync(cancellationToken),
        IFormattable formattable => formattable.ToString(null, CultureInfo.InvariantCulture),
        _ => value.ToString(),
    };

    public static async Task<Dictionary<string, string>> EnvironmentAsync(
        IResource resource, EnvironmentCallbackContext context, ReplicaIdentity replica)
    {
        foreach (var annotation in resource.Annotations.OfType<EnvironmentCallbackAnnotation>())
            await annotation.Callback(context);

        var variables = new Dictionary<string, string>();
        foreach (var (name, value) in context.EnvironmentVariables)
        {
            if (await ResolveAsync(value, replica, context.CancellationToken) is { } text)
                variables[name] = text;
        }

        return variables;
    }

    public static async Task<List<string>> ArgumentsAsync(IResource resource, ReplicaIdentity replica, CancellationToken cancellationToken)
    {
        var context = new CommandLineArgsCallbackContext([], resource, cancellationToken);
        foreach (var annotation in resource.Annotations.OfType<CommandLineArgsCallbackAnnotation>())
            await annotation.Callback(context);

        var arguments = new List<string>();
        foreach (var value in context.Args)
        {
            if (await ResolveAsync(value, replica, cancellationToken) is { } text)
                arguments.Add(text);
        }

        return arguments;
    }
}
