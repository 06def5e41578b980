namespace Aspire.Hosting.Dashboard.Otlp;

/// <summary>The latest items, up to a capacity; the oldest makes room for a new one. Not thread-safe.</summary>
internal sealed class BoundedHistory<T>(int capacity)
{
    private readonly Queue<T> _items = new();

    public int Count => _items.Count;

    public void Add(T item)
    {
        if (_items.Count == capacity)
            _items.Dequeue();
        _items.Enqueue(item);
    }

    /// <summary>A copy, oldest first.</summary>
    public T[] ToArray() => _items.ToArray();
}
