namespace Aspire.Hosting.ApplicationModel;

/// <summary>The command that starts a project in place of its built output; the project's arguments are all of its arguments.</summary>
public sealed class ExecutableAnnotation : IResourceAnnotation
{
    /// <summary>A program of the PATH, or a full path.</summary>
    public required string Command { get; set; }

    public required string WorkingDirectory { get; set; }
}
