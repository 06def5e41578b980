namespace Visa.Orchestrator.Loading;

/// <summary>A row that a load refused.</summary>
public sealed record LoadReject(string File, string Line, string Column, string Reason);
