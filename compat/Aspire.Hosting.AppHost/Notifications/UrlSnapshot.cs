namespace Aspire.Hosting.ApplicationModel;

/// <summary>An address that the resource is reached at.</summary>
public sealed record UrlSnapshot(string? Name, string Url, bool IsInternal);
