using System.Runtime.InteropServices;
using Visa.Domain.Cards;

namespace Visa.Features.Cards;

/// <summary>The events accepted since the last snapshot, in order: what a delta holds.</summary>
internal sealed class CardJournal
{
    private readonly List<(CardToken Token, CardEvent Event)> _entries = [];

    public int Count => _entries.Count;

    public ReadOnlySpan<(CardToken Token, CardEvent Event)> Entries => CollectionsMarshal.AsSpan(_entries);

    public void Add(CardToken token, in CardEvent accepted) => _entries.Add((token, accepted));

    public void Clear() => _entries.Clear();
}
