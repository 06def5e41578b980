namespace Visa.Generator.Behaviour;

/// <summary>The intents of one customer on one day, in the order of their times; used again for the next.</summary>
internal sealed class IntentList
{
    private PaymentIntent[] _intents = new PaymentIntent[64];

    public int Count { get; private set; }

    public ref PaymentIntent this[int index] => ref _intents[index];

    public void Clear() => Count = 0;

    /// <summary>Puts an intent in its place: after all that are not later.</summary>
    public void Insert(in PaymentIntent intent)
    {
        if (Count == _intents.Length) Array.Resize(ref _intents, Count * 2);
        var at = Count++;
        while (at > 0 && _intents[at - 1].Milliseconds > intent.Milliseconds)
        {
            _intents[at] = _intents[at - 1];
            at--;
        }
        _intents[at] = intent;
    }
}
