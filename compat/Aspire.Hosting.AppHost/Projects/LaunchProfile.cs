namespace Aspire.Hosting;

/// <summary>One profile of <c>launchSettings.json</c>.</summary>
internal sealed class LaunchProfile
{
    public string? CommandName { get; set; }

    public string? CommandLineArgs { get; set; }

    public string? ApplicationUrl { get; set; }

    public string? LaunchUrl { get; set; }

    public Dictionary<string, string> EnvironmentVariables { get; set; } = [];
}
