namespace Visa.Orchestrator.Loading;

/// <summary>What a finished history holds.</summary>
/// <param name="BillingAmount">The sum over its transactions, whatever their currencies; null from a generator that did not tell it.</param>
internal sealed record HistoryFigures(long Transactions, long Chargebacks, decimal? BillingAmount);
