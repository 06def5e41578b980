namespace Aspire.Hosting.ApplicationModel;

internal static class KnownProperties
{
    public const string ProcessId = "executable.pid";
    public const string ProjectPath = "project.path";
}
