namespace Visa.Scoring.Policies;

/// <summary>A change of policy that may not be made; the message says why, to whoever asked for it.</summary>
internal sealed class PolicyRefusedException(string message) : Exception(message);
