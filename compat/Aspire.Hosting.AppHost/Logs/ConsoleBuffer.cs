using System.Runtime.CompilerServices;
using System.Threading.Channels;

namespace Aspire.Hosting.Logs;

/// <summary>The latest console lines of one replica, and those who follow them.</summary>
internal sealed class ConsoleBuffer(TimeProvider time)
{
    /// <summary>How many lines are kept, and how many a slow follower may fall behind before it misses the oldest.</summary>
    public const int Capacity = 2000;

    private readonly Lock _gate = new();
    private readonly Queue<Dashboard.LogLine> _lines = new();
    private readonly List<Channel<Dashboard.LogLine>> _followers = [];
    private long _sequence;

    public void Append(string text, bool isError)
    {
        lock (_gate)
        {
            var line = new Dashboard.LogLine(++_sequence, time.GetUtcNow(), isError, text);
            if (_lines.Count == Capacity)
                _lines.Dequeue();
            _lines.Enqueue(line);
            foreach (var follower in _followers)
                follower.Writer.TryWrite(line);
        }
    }

    public IReadOnlyList<Dashboard.LogLine> Recent()
    {
        lock (_gate)
            return [.. _lines];
    }

    public async IAsyncEnumerable<Dashboard.LogLine> FollowAsync([EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var follower = Channel.CreateBounded<Dashboard.LogLine>(new BoundedChannelOptions(Capacity) { FullMode = BoundedChannelFullMode.DropOldest });
        lock (_gate)
        {
            foreach (var line in _lines)
                follower.Writer.TryWrite(line);
            _followers.Add(follower);
        }

        try
        {
            await foreach (var line in follower.Reader.ReadAllAsync(cancellationToken))
                yield return line;
        }
        finally
        {
            lock (_gate)
                _followers.Remove(follower);
        }
    }
}
