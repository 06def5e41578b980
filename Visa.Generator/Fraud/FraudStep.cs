using Visa.Generator.Behaviour;

namespace Visa.Generator.Fraud;

/// <summary>One payment of a campaign, so long after the campaign's start.</summary>
internal sealed record FraudStep(string Typology, TimeSpan After, Payment Payment);
