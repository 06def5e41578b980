using Visa.Domain.Cards;

namespace Visa.Domain.Transactions;

/// <summary>One authorization request on the network, as it travels on the stream <c>transactions</c>.</summary>
public sealed record Transaction
{
    /// <summary>The version of the JSON layout that <see cref="TransactionJson"/> writes.</summary>
    public const int CurrentSchemaVersion = 1;

    public int SchemaVersion { get; init; } = CurrentSchemaVersion;

    public required TransactionId Id { get; init; }

    public required TransactionType Type { get; init; }

    /// <summary>First six and last four digits, the rest starred: never a full PAN.</summary>
    public required MaskedPan CardNumber { get; init; }

    public required string CardHolder { get; init; }

    public required CardToken CardToken { get; init; }

    /// <summary>Survives a reissue of the card.</summary>
    public required CardToken AccountToken { get; init; }

    public required Money Amount { get; init; }

    public required Money BillingAmount { get; init; }

    public required string Merchant { get; init; }

    public required string MerchantId { get; init; }

    /// <summary>ISO 18245 merchant category code, 0 to 9999.</summary>
    public required int Mcc { get; init; }

    /// <summary>ISO 3166-1 alpha-2.</summary>
    public required string MerchantCountry { get; init; }

    public required string TerminalId { get; init; }

    /// <summary>Degrees, WGS 84.</summary>
    public required double Latitude { get; init; }

    /// <summary>Degrees, WGS 84.</summary>
    public required double Longitude { get; init; }

    /// <summary>ISO 3166-1 alpha-2.</summary>
    public required string CardCountry { get; init; }

    public required EntryMode EntryMode { get; init; }

    /// <summary>The issuer's answer. It follows scoring, so it is never an input to the score of this transaction.</summary>
    public required IssuerResponse Response { get; init; }

    /// <summary>Event time, UTC, milliseconds (JSON name <c>timestamp</c>).</summary>
    public required DateTimeOffset EventTime { get; init; }

    /// <summary>Wall time of the send, UTC, milliseconds; for latency, never a feature.</summary>
    public required DateTimeOffset SentAt { get; init; }

    /// <summary>W3C trace context of a sampled transaction.</summary>
    public string? TraceParent { get; init; }
}
