using Visa.Domain.Transactions;

namespace Visa.Generator.Simulation;

/// <summary>A transaction in 48 bytes: indices into the population instead of texts.</summary>
internal struct SimulatedPayment
{
    /// <summary>In minor units of the terminal's currency.</summary>
    public long Amount;

    /// <summary>In minor units of the card's currency.</summary>
    public long Billing;

    /// <summary>The random part of the id.</summary>
    public ulong Entropy;

    /// <summary>Milliseconds since midnight, UTC.</summary>
    public int Milliseconds;

    public int Card;

    public int Terminal;

    /// <summary>Which of the cards on the account, from 0.</summary>
    public byte Generation;

    /// <summary>An index of <see cref="Fraud.Typologies.All"/> plus one; 0 for an honest payment.</summary>
    public byte Fraud;

    private byte _type;
    private byte _entryMode;
    private byte _response;

    public TransactionType Type
    {
        readonly get => (TransactionType)_type;
        set => _type = (byte)value;
    }

    public EntryMode EntryMode
    {
        readonly get => (EntryMode)_entryMode;
        set => _entryMode = (byte)value;
    }

    public IssuerResponse Response
    {
        readonly get => (IssuerResponse)_response;
        set => _response = (byte)value;
    }

    /// <summary>Orders the payments of a day as their ids do: by time, then by the first random bits of the id.</summary>
    public readonly ulong SortKey => ((ulong)Milliseconds << 37) | ((ulong)(IdEntropy >> 37) & 0x1F_FFFF_FFFF);

    /// <summary>The 74 random bits of the id.</summary>
    public readonly UInt128 IdEntropy => new(Entropy * 0x9E3779B97F4A7C15 >> 54, Entropy);
}
