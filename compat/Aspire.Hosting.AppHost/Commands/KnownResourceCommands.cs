namespace Aspire.Hosting.ApplicationModel;

/// <summary>The commands that every resource with processes takes.</summary>
public static class KnownResourceCommands
{
    public static readonly string StartCommand = "start";
    public static readonly string StopCommand = "stop";
    public static readonly string RestartCommand = "restart";
}
