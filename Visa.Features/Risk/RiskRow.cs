namespace Visa.Features.Risk;

/// <summary>What a table says of one subject; the run is that of terminals, the genuine amounts those of cards.</summary>
internal readonly record struct RiskRow(ulong Subject, WindowCounts Counts, TerminalRun Run, GenuineAmounts Genuine);
