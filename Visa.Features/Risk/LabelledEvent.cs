using System.Runtime.CompilerServices;

namespace Visa.Features.Risk;

/// <summary>One transaction of the history that labels are folded over.</summary>
internal struct LabelledEvent
{
    public const int None = -1;

    /// <summary>Of the transaction, hashed.</summary>
    public ulong Id;

    /// <summary>Event time, ms since 1970.</summary>
    public long Time;

    /// <summary>Thousandths of a dollar.</summary>
    public long Amount;

    /// <summary>The place of each subject among those of its kind.</summary>
    public SubjectPlaces Subjects;

    /// <summary>The event before at the same terminal, and with the same card.</summary>
    public int PreviousAtTerminal;

    public int PreviousOfCard;
    public bool IsFraud;

    /// <summary>Its amount alone was a reason to suspect it when it matured.</summary>
    public bool IsExplained;

    /// <summary>One place for each <see cref="RiskKind"/>.</summary>
    [InlineArray(5)]
    public struct SubjectPlaces
    {
        private int _first;
    }
}
