namespace Visa.Domain.Decisions;

/// <summary>Everything but the transaction and the card's state that a decision depends on.</summary>
public sealed record DecisionContext(string ModelVersion, string PolicyVersion, int CatalogueVersion, string RiskVersion, DegradeStep Step);
