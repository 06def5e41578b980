namespace Visa.StreamConsumer.Emission;

/// <summary>
/// Records that wait to be acknowledged, in order. A request never holds two of one order key: what fails in it is sent
/// again before a later record of that key is, so that each key's records arrive in order.
/// </summary>
internal sealed class PendingRecords<TRecord>(int maxRecords, int maxBytes)
{
    private readonly HashSet<string> _keysOfRequest = new(StringComparer.Ordinal);
    private List<(TRecord Record, int Bytes, string? OrderKey)> _waiting = [];
    private List<(TRecord Record, int Bytes, string? OrderKey)> _later = [];
    private int _sent;

    public int Count => _waiting.Count;

    /// <param name="bytes">What the record counts against the size of a request.</param>
    /// <param name="orderKey">Records of one key are kept in order; null for those without order.</param>
    public void Add(TRecord record, int bytes, string? orderKey) => _waiting.Add((record, bytes, orderKey));

    /// <summary>The records of the next request, taken from the front; the last one's must be settled, or it is made again.</summary>
    public List<TRecord> NextRequest()
    {
        _keysOfRequest.Clear();
        _later.Clear();
        var request = new List<(TRecord Record, int Bytes, string? OrderKey)>();
        var bytes = 0;
        foreach (var entry in _waiting)
        {
            // A key that had to wait once waits on: a third record of it must not overtake the second.
            var fits = request.Count < maxRecords && (bytes + entry.Bytes <= maxBytes || request.Count == 0);
            if ((entry.OrderKey is null || _keysOfRequest.Add(entry.OrderKey)) && fits)
            {
                request.Add(entry);
                bytes += entry.Bytes;
            }
            else
            {
                _later.Add(entry);
            }
        }
        _sent = request.Count;
        request.AddRange(_later);
        (_waiting, _later) = (request, _waiting);
        return [.. _waiting.Take(_sent).Select(entry => entry.Record)];
    }

    /// <summary>Drops what the service took.</summary>
    /// <param name="errors">An error code, or null for an acknowledged record, in the order of the request.</param>
    /// <exception cref="PartialPutException">Some were refused; they come first in the next request.</exception>
    public void Settle(IReadOnlyList<string?> errors)
    {
        if (errors.Count != _sent)
            throw new InvalidOperationException($"{_sent} records were sent and {errors.Count} answered: it cannot be known which were taken.");
        var kept = new List<(TRecord Record, int Bytes, string? OrderKey)>(_waiting.Count);
        for (var i = 0; i < _waiting.Count; i++)
        {
            if (i >= _sent || errors[i] is not null)
                kept.Add(_waiting[i]);
        }
        var sent = _sent;
        _waiting = kept;
        _sent = 0;
        if (errors.FirstOrDefault(error => error is not null) is { } first)
            throw new PartialPutException(errors.Count(error => error is not null), sent, first);
    }
}
