using System.Buffers;
using Visa.Domain.Cards;
using Visa.Domain.Decisions;
using Visa.Domain.Transactions;

namespace Visa.Scoring.Tests;

internal static class DecisionSamples
{
    public static readonly DateTimeOffset Start = new(2026, 3, 1, 12, 0, 0, TimeSpan.Zero);

    /// <summary>The same number gives the same decision; every third is a review, every seventh a decline.</summary>
    public static Decision Decision(int number, DecisionOutcome? outcome = null)
    {
        var decided = outcome ?? (number % 7 == 0 ? DecisionOutcome.Decline : number % 3 == 0 ? DecisionOutcome.Review : DecisionOutcome.Approve);
        return new Decision
        {
            TransactionId = Id(number),
            CardToken = new CardToken((UInt128)(number % 10) << 64 | 77),
            CardOrdinal = 1 + (number / 10),
            Score = decided switch { DecisionOutcome.Decline => 0.93, DecisionOutcome.Review => 0.55, _ => 0.02 },
            Outcome = decided,
            Reasons = decided == DecisionOutcome.Approve ? [] : [new DecisionReason("LARGE", 3), new DecisionReason("ODD", -0.25)],
            Context = new DecisionContext("scorecard-1", "1", 1, "none", DegradeStep.Model),
            EventTime = Start.AddSeconds(number),
            DecidedAt = Start.AddSeconds(number).AddMilliseconds(40),
        };
    }

    public static TransactionId Id(int number) => new(new Guid(number, 7, 0x7000, 0x80, 0, 0, 0, 0, 0, 0, 1));

    public static byte[] Bytes(Decision decision)
    {
        var json = new ArrayBufferWriter<byte>();
        DecisionJson.Write(json, decision);
        return json.WrittenSpan.ToArray();
    }
}
