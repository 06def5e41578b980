namespace Aspire.Hosting.ApplicationModel;

/// <summary>A line of a resource's console output; numbers ascend from 1.</summary>
public readonly record struct LogLine(int LineNumber, string Content, bool IsErrorMessage);
