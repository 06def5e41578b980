using Visa.Domain.Transactions;

namespace Visa.Generator.Report.Observations;

/// <summary>A transaction in the life of a card that is followed.</summary>
internal readonly record struct TimelineEvent(Observation Observed, TransactionId Id);
