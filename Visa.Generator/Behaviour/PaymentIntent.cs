using Visa.Domain.Transactions;

namespace Visa.Generator.Behaviour;

/// <summary>A payment that someone sets out to make, before the issuer has been asked.</summary>
internal struct PaymentIntent
{
    /// <summary>Since midnight, UTC.</summary>
    public int Milliseconds;

    public int Terminal;

    /// <summary>In minor units of the terminal's currency.</summary>
    public long Amount;

    /// <summary>The place in the day's list of fraud steps or refunds, by origin.</summary>
    public int Source;

    /// <summary>Which of the customer's cards.</summary>
    public byte Slot;

    /// <summary>How often it has been tried before.</summary>
    public byte Attempt;

    public PaymentOrigin Origin;

    public TransactionType Type;

    public EntryMode EntryMode;

    public readonly bool IsInPerson => EntryMode is EntryMode.Chip or EntryMode.Contactless or EntryMode.Magstripe;
}
