using System.Reflection;
using Aspire.Hosting.Telemetry;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.Hosting;

namespace Aspire.Hosting.Testing;

/// <summary>What is different for an app host under test: free ports, no dashboard, its launch profile read as configuration.</summary>
internal static class TestingDefaults
{
    private const string DefaultOtlpEndpoint = "http://localhost:4317";

    public static void Apply(Assembly assembly, DistributedApplicationOptions options, HostApplicationBuilderSettings settings, string[] args)
    {
        settings.Args = [.. settings.Args ?? [], .. args.Except(settings.Args ?? [])];
        settings.ApplicationName = assembly.GetName().Name;
        options.Args = settings.Args;
        options.AssemblyName = assembly.GetName().Name;
        options.DisableDashboard = true;
        options.EnableResourceLogging = true;
        if (DistributedApplicationBuilder.ProjectDirectoryOf(assembly) is { } directory && Directory.Exists(directory))
            settings.ContentRootPath = directory;

        var defaults = new Dictionary<string, string?> { ["DcpPublisher:RandomizePorts"] = "true" };
        var given = Given(settings);
        if (string.IsNullOrEmpty(OtlpEnvironment.Endpoint(given)))
            defaults[OtlpEnvironment.EndpointKey] = DefaultOtlpEndpoint;
        AddWhatIsNotGiven(settings, given, defaults);
    }

    /// <summary>Reads the environment variables of the app host's launch profile, which only <c>dotnet run</c> would set.</summary>
    public static void ApplyLaunchProfile(Assembly assembly, HostApplicationBuilderSettings settings)
    {
        var given = Given(settings);
        var profiles = DistributedApplicationBuilder.ProjectDirectoryOf(assembly) is { } directory ? LaunchSettings.Read(directory)?.Profiles : null;
        if (profiles is null or { Count: 0 })
            return;

        var name = given["DOTNET_LAUNCH_PROFILE"] is { Length: > 0 } chosen ? chosen : profiles.First().Key;
        if (!profiles.TryGetValue(name, out var profile))
            throw new InvalidOperationException($"The app host's launch settings have no profile '{name}'.");

        var values = new Dictionary<string, string?> { ["DOTNET_LAUNCH_PROFILE"] = name };
        foreach (var (key, value) in profile.EnvironmentVariables)
        {
            values[key] = value;
            foreach (var prefix in (string[])["DOTNET_", "ASPNETCORE_"])
            {
                if (key.StartsWith(prefix, StringComparison.OrdinalIgnoreCase))
                    values[key[prefix.Length..]] = value;
            }
        }

        AddWhatIsNotGiven(settings, given, values);
    }

    private static ConfigurationManager Given(HostApplicationBuilderSettings settings)
    {
        var given = new ConfigurationManager();
        given.AddCommandLine(settings.Args ?? []);
        if (settings.Configuration is not null)
            given.AddConfiguration(settings.Configuration);
        return given;
    }

    private static void AddWhatIsNotGiven(HostApplicationBuilderSettings settings, ConfigurationManager given, Dictionary<string, string?> values)
    {
        // The collection is read again on each reload, when what it adds would count as given.
        var missing = values.Where(value => given[value.Key] is null).ToList();
        settings.Configuration ??= new ConfigurationManager();
        settings.Configuration.AddInMemoryCollection(missing);
    }
}
