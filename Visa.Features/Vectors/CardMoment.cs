using Visa.Domain.Transactions;
using Visa.Features.Cards;
using Visa.Features.Windows;

namespace Visa.Features.Vectors;

/// <summary>What is seen when a transaction is scored: itself, its card's events before it, and what is known beyond them.</summary>
internal readonly ref struct CardMoment(Transaction transaction, ReadOnlySpan<CardEvent> events)
{
    public Transaction Transaction { get; } = transaction;

    /// <summary>The kept events up to this one, which is the last.</summary>
    public ReadOnlySpan<CardEvent> Events { get; } = events;

    public required CardTotals Gone { get; init; }

    public required ReadOnlySpan<Acquaintance> Acquaintances { get; init; }

    /// <summary>The card's count of accepted transactions, this one included.</summary>
    public required long Ordinal { get; init; }

    public CardEvent Current { get; } = events[^1];

    /// <summary>The kept events before this one.</summary>
    public ReadOnlySpan<CardEvent> Past => Events[..^1];

    /// <summary>Those of the last 30 days.</summary>
    public ReadOnlySpan<CardEvent> Month { get; } = events[FirstOfMonth(events)..^1];

    private static int FirstOfMonth(ReadOnlySpan<CardEvent> events)
    {
        var (low, high) = (0, events.Length - 1);
        var edge = events[^1].Time - Window.Longest;
        while (low < high)
        {
            var middle = (low + high) / 2;
            if (events[middle].Time <= edge)
                low = middle + 1;
            else
                high = middle;
        }
        return low;
    }
}
