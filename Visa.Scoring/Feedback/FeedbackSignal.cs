using System.Threading.Channels;

namespace Visa.Scoring.Feedback;

/// <summary>Wakes the sender. It carries no data: the sender reads the database.</summary>
internal sealed class FeedbackSignal
{
    private readonly Channel<bool> _signal = Channel.CreateBounded<bool>(new BoundedChannelOptions(1) { FullMode = BoundedChannelFullMode.DropWrite });

    public void Given() => _signal.Writer.TryWrite(true);

    public ValueTask<bool> NextAsync(CancellationToken cancellationToken) => _signal.Reader.ReadAsync(cancellationToken);
}
