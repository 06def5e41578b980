namespace Visa.Scoring.Lake;

/// <summary>What was asked for needs labels that have not matured yet; the message says which, and from when they will have.</summary>
internal sealed class TooEarlyException(string message) : Exception(message);
