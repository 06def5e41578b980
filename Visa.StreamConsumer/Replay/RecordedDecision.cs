using Visa.Domain.Decisions;

namespace Visa.StreamConsumer.Replay;

/// <summary>What the lake says of one transaction's decision.</summary>
/// <param name="CardOrdinal">The card's count of accepted transactions, this one included: the order in which the states moved.</param>
/// <param name="RiskVersion">The risk table of its context.</param>
/// <param name="InRange">The decision and its line, when it is to be decided again; null outside of the range, where only the state counts.</param>
internal sealed record RecordedDecision(long CardOrdinal, string RiskVersion, (Decision Decision, byte[] Line)? InRange);
