using System.Reflection;

namespace Aspire.Hosting;

/// <summary>How the app host is set up.</summary>
public sealed class DistributedApplicationOptions
{
    /// <summary>The command line, read as configuration.</summary>
    public string[]? Args { get; set; }

    /// <summary>The simple name of the app host's assembly; the entry assembly unless set.</summary>
    public string? AssemblyName { get; set; }

    /// <summary>Whether to run without the dashboard.</summary>
    public bool DisableDashboard { get; set; }

    /// <summary>Whether the resources' console lines are also written to the host's logger.</summary>
    public bool EnableResourceLogging { get; set; }

    /// <summary>Whether plain http endpoints are accepted; this stand-in serves nothing else.</summary>
    public bool AllowUnsecuredTransport { get; set; }

    internal Assembly? ResolveAssembly() =>
        AssemblyName is { } name ? Assembly.Load(new AssemblyName(name)) : Assembly.GetEntryAssembly();
}
