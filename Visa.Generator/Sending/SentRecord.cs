using System.Diagnostics;
using Visa.Domain.Transactions;

namespace Visa.Generator.Sending;

/// <summary>A transaction in its final bytes, with what is remembered of it after the send.</summary>
internal sealed record SentRecord(TransactionId Id, string PartitionKey, byte[] Json)
{
    public required DateTimeOffset SentAt { get; init; }

    /// <summary>What a transaction is billed at, in its billing currency.</summary>
    public decimal BillingAmount { get; init; }

    /// <summary>The typology of a fraud, null for an honest payment.</summary>
    public string? Typology { get; init; }

    /// <summary>The creation span of a sampled transaction.</summary>
    public ActivityContext? Trace { get; init; }

    public int Size => Json.Length + PartitionKey.Length;
}
