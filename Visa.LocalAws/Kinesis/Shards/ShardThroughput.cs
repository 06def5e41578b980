namespace Visa.LocalAws.Kinesis.Shards;

/// <summary>The limits of one shard: 1 MiB and 1000 records written, 2 MiB and 5 calls read, 5 iterators given, each a second.</summary>
internal sealed class ShardThroughput(bool isEnforced, TimeProvider time)
{
    private const int BytesWritten = 1024 * 1024;
    private const int RecordsWritten = 1000;
    private const int BytesRead = 2 * 1024 * 1024;
    private const int CallsRead = 5;

    private readonly Lock _gate = new();
    private readonly TokenBucket _bytesWritten = new(BytesWritten, time);
    private readonly TokenBucket _recordsWritten = new(RecordsWritten, time);
    private readonly TokenBucket _bytesRead = new(BytesRead, time);
    private readonly TokenBucket _callsRead = new(CallsRead, time);
    private readonly TokenBucket _iterators = new(CallsRead, time);

    /// <summary>Takes the allowance for one record of so many bytes of data and partition key.</summary>
    public bool TryWrite(int bytes)
    {
        lock (_gate)
        {
            if (isEnforced && !(_recordsWritten.Allows(1) && _bytesWritten.Allows(bytes)))
            {
                return false;
            }

            _recordsWritten.Take(1);
            _bytesWritten.Take(bytes);
            return true;
        }
    }

    /// <summary>Takes the allowance for one GetRecords call, whose bytes <see cref="ChargeRead"/> takes afterwards.</summary>
    public bool TryRead()
    {
        lock (_gate)
        {
            if (isEnforced && !(_callsRead.Allows(1) && _bytesRead.Allows(1)))
            {
                return false;
            }

            _callsRead.Take(1);
            return true;
        }
    }

    /// <summary>A call may return up to 10 MiB; the seconds that this is worth must pass before the next.</summary>
    public void ChargeRead(long bytes)
    {
        lock (_gate)
        {
            _bytesRead.Take(bytes);
        }
    }

    public bool TryGiveIterator()
    {
        lock (_gate)
        {
            if (isEnforced && !_iterators.Allows(1))
            {
                return false;
            }

            _iterators.Take(1);
            return true;
        }
    }
}
