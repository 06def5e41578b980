namespace Aspire.Hosting.Projects;

internal sealed record NamedLaunchProfile(string Name, LaunchProfile Profile);
