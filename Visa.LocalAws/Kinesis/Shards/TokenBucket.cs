namespace Visa.LocalAws.Kinesis.Shards;

/// <summary>An allowance that fills at a steady rate up to one second's worth. It is not safe for use by several threads at once.</summary>
internal sealed class TokenBucket(double perSecond, TimeProvider time)
{
    private readonly double _capacity = perSecond;
    private double _tokens = perSecond;
    private long _filledAt = time.GetTimestamp();

    /// <summary>Whether so much may be taken now; a full bucket allows more than it holds, so that one large record can pass.</summary>
    public bool Allows(double amount)
    {
        Fill();
        return _tokens >= Math.Min(amount, _capacity);
    }

    /// <summary>Takes tokens, below zero too: what was taken too much delays what comes next.</summary>
    public void Take(double amount) => _tokens -= amount;

    /// <summary>How long it takes until the bucket is no longer below zero.</summary>
    public TimeSpan TimeToFill()
    {
        Fill();
        return TimeSpan.FromSeconds(Math.Max(0, -_tokens) / _capacity);
    }

    private void Fill()
    {
        var now = time.GetTimestamp();
        _tokens = Math.Min(_capacity, _tokens + (time.GetElapsedTime(_filledAt, now).TotalSeconds * _capacity));
        _filledAt = now;
    }
}
