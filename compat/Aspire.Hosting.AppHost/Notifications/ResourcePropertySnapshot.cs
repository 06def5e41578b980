namespace Aspire.Hosting.ApplicationModel;

/// <summary>A fact of a running resource, such as <c>executable.pid</c>.</summary>
public sealed record ResourcePropertySnapshot(string Name, object? Value);
