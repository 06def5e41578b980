using Microsoft.Extensions.Hosting;

namespace Aspire.Hosting;

/// <summary>
/// Lets a test take part while an app host's own entry point builds and starts its application. It is set for the flow of
/// that entry point alone.
/// </summary>
internal abstract class EntryPointHook
{
    private static readonly AsyncLocal<EntryPointHook?> InThisFlow = new();

    public static EntryPointHook? Current
    {
        get => InThisFlow.Value;
        set => InThisFlow.Value = value;
    }

    /// <summary>Before the builder is made from these settings.</summary>
    public abstract void Constructing(DistributedApplicationOptions options, HostApplicationBuilderSettings settings);

    /// <summary>When the entry point calls Build; blocks it until the test lets it go on.</summary>
    public abstract void Building(DistributedApplicationBuilder builder);

    public abstract void Built(DistributedApplication application);

    /// <summary>Holds the entry point's own start back until the test has started the application.</summary>
    public abstract Task UntilStartedAsync(CancellationToken cancellationToken);
}
