namespace Visa.Features.Risk;

/// <param name="AsOf">Labels reported before this moment are in the table, ms since 1970.</param>
/// <param name="Delay">After which a transaction without a label counts as genuine, ms.</param>
/// <param name="Prior">Share of frauds where a subject has no transaction.</param>
internal sealed record RiskTableHead(string Version, long AsOf, long Delay, double Prior);
