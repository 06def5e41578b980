namespace Aspire.Hosting.Running;

/// <summary>The variables that mean the app host itself and not the processes that it starts.</summary>
internal static class InheritedEnvironment
{
    private static readonly string[] Names = ["ASPNETCORE_URLS", "DOTNET_LAUNCH_PROFILE", "ASPNETCORE_HTTP_PORTS", "ASPNETCORE_HTTPS_PORTS"];
    private static readonly string[] Prefixes = ["ASPIRE_", "DOTNET_DASHBOARD_", "DOTNET_RESOURCE_SERVICE_"];

    public static void RemoveHostOnly(IDictionary<string, string?> environment)
    {
        var unwanted = environment.Keys.Where(name => Names.Contains(name) || Prefixes.Any(prefix => name.StartsWith(prefix, StringComparison.Ordinal)));
        foreach (var name in unwanted.ToList())
            environment.Remove(name);
    }
}
