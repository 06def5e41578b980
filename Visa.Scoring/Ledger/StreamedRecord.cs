using Visa.Domain.Decisions;

namespace Visa.Scoring.Ledger;

/// <summary>One record of the decisions stream: a decision, or else the error that says why it is none.</summary>
internal sealed record StreamedRecord(string SequenceNumber, ReadOnlyMemory<byte> Payload, Decision? Decision, string? Error)
{
    public static StreamedRecord Decode(string sequenceNumber, byte[] payload) =>
        DecisionJson.TryRead(payload, out var decision, out var error)
            ? new StreamedRecord(sequenceNumber, payload, decision, null)
            : new StreamedRecord(sequenceNumber, payload, null, error);
}
