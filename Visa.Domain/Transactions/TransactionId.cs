namespace Visa.Domain.Transactions;

/// <summary>A UUIDv7 (RFC 9562) derived from event time and seed.</summary>
public readonly record struct TransactionId(Guid Value)
{
    public override string ToString() => Value.ToString("D");

    public static bool TryParse(ReadOnlySpan<char> text, out TransactionId id)
    {
        var parsed = Guid.TryParseExact(text, "D", out var value);
        id = new TransactionId(value);
        return parsed;
    }
}
