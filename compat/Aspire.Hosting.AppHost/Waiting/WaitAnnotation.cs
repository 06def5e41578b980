namespace Aspire.Hosting.ApplicationModel;

/// <summary>What must have become of another resource before this one starts.</summary>
internal sealed class WaitAnnotation(IResource resource, WaitType type, int exitCode = 0) : IResourceAnnotation
{
    public IResource Resource { get; } = resource;

    public WaitType Type { get; } = type;

    public int ExitCode { get; } = exitCode;
}
