using Aspire.Hosting.ApplicationModel;
using Microsoft.Extensions.Configuration;

namespace Aspire.Hosting.Projects;

/// <summary>Chooses the launch profile of a project and applies it as <c>dotnet run</c> does.</summary>
internal static class LaunchProfiles
{
    /// <summary>The profile of the app host's own profile name if the project has one of it, else the project's first.</summary>
    public static NamedLaunchProfile? Default(IProjectMetadata project, IConfiguration configuration)
    {
        var profiles = ProfilesOf(project);
        var wanted = configuration["AppHost:DefaultLaunchProfileName"] ?? configuration["DOTNET_LAUNCH_PROFILE"];
        if (wanted is not null && profiles.TryGetValue(wanted, out var same))
            return new NamedLaunchProfile(wanted, same);

        return profiles
            .Where(profile => profile.Value.CommandName is null or "" or "Project" or "Executable")
            .Select(profile => new NamedLaunchProfile(profile.Key, profile.Value))
            .FirstOrDefault();
    }

    public static NamedLaunchProfile? Named(IProjectMetadata project, string? name)
    {
        if (string.IsNullOrEmpty(name))
            return null;

        return ProfilesOf(project).TryGetValue(name, out var profile)
            ? new NamedLaunchProfile(name, profile)
            : throw new DistributedApplicationException($"The launch settings of '{project.ProjectPath}' have no profile '{name}'.");
    }

    public static void Apply(IResourceBuilder<ProjectResource> resource, NamedLaunchProfile profile)
    {
        AddEndpoints(resource, profile.Profile.ApplicationUrl ?? "");
        resource.WithEnvironment(context =>
        {
            context.EnvironmentVariables.TryAdd("DOTNET_LAUNCH_PROFILE", profile.Name);
            foreach (var (name, value) in profile.Profile.EnvironmentVariables)
                context.EnvironmentVariables.TryAdd(name, Environment.ExpandEnvironmentVariables(value));
        });

        if (profile.Profile.CommandLineArgs is { Length: > 0 } line)
            resource.WithArgs(CommandLine.Split(line).ToArray());
    }

    private static void AddEndpoints(IResourceBuilder<ProjectResource> resource, string applicationUrl)
    {
        var counts = new Dictionary<string, int>();
        foreach (var text in applicationUrl.Split(';', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries))
        {
            if (!Uri.TryCreate(text, UriKind.Absolute, out var url))
                throw new DistributedApplicationException($"The launch profile of '{resource.Resource.Name}' has an applicationUrl that is none: '{text}'.");

            var count = counts[url.Scheme] = counts.GetValueOrDefault(url.Scheme) + 1;
            resource.WithEndpoint(count == 1 ? url.Scheme : $"{url.Scheme}{count}", endpoint =>
            {
                endpoint.UriScheme = url.Scheme;
                endpoint.TargetHost = url.Host;
                endpoint.Port = url.Port == 0 ? null : url.Port;
            });
        }
    }

    private static Dictionary<string, LaunchProfile> ProfilesOf(IProjectMetadata project)
    {
        if (!File.Exists(project.ProjectPath))
            throw new DistributedApplicationException($"The project file '{project.ProjectPath}' does not exist.");
        return LaunchSettings.Read(Path.GetDirectoryName(project.ProjectPath)!)?.Profiles ?? [];
    }
}
