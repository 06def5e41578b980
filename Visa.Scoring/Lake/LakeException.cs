namespace Visa.Scoring.Lake;

/// <summary>The lake does not hold what is needed; the message says what, where, and what to do.</summary>
internal sealed class LakeException(string message) : Exception(message);
