using System.Buffers;
using Visa.Domain.Decisions;
using Visa.Domain.Transactions;

namespace Visa.Generator.Tests.Reconciliation;

/// <summary>Numbered transactions, sent at one time, and their decisions.</summary>
internal static class Decisions
{
    public static readonly DateTimeOffset SentAt = SmallNetwork.Start;

    public static TransactionId Id(int number) => TransactionId.Create(SentAt, (UInt128)number);

    public static Dictionary<TransactionId, DateTimeOffset> Sent(int count) => Enumerable.Range(0, count).ToDictionary(Id, _ => SentAt);

    public static Decision On(int number) => new()
    {
        TransactionId = Id(number),
        CardToken = SmallNetwork.Token,
        CardOrdinal = number + 1,
        Score = 0.1,
        Outcome = DecisionOutcome.Approve,
        Reasons = [new DecisionReason("A", 1)],
        Context = new DecisionContext("scorecard", "1", 1, "none", DegradeStep.Model),
        EventTime = SentAt,
        DecidedAt = SentAt.AddMilliseconds(40),
    };

    public static byte[] Json(Decision decision)
    {
        var output = new ArrayBufferWriter<byte>();
        DecisionJson.Write(output, decision);
        return output.WrittenSpan.ToArray();
    }
}
