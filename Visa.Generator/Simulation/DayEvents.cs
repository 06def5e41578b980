using Visa.Generator.Fraud;
using Visa.Generator.Labels;

namespace Visa.Generator.Simulation;

/// <summary>What is known of a day before it is made, each in the order of customers: the steps of fraudsters and the refunds that are due.</summary>
internal sealed record DayEvents(IReadOnlyList<FraudStep> Steps, IReadOnlyList<PendingRefund> Refunds);
