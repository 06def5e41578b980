namespace Visa.Scoring.Lake;

/// <summary>The files of an entity that are of one day of event time, from all runs that wrote some.</summary>
internal sealed record LakeDay(DateOnly Date, IReadOnlyList<string> Keys);
