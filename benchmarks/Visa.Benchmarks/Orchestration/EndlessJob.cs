using System.Threading.Channels;
using Visa.Orchestrator.Remote;

namespace Visa.Benchmarks.Orchestration;

/// <summary>A job that never ends and tells of each look at it.</summary>
internal sealed class EndlessJob : IRemoteJob<string, string, string>
{
    private readonly Channel<bool> _looks = Channel.CreateBounded<bool>(new BoundedChannelOptions(1) { FullMode = BoundedChannelFullMode.DropOldest });

    public string Service => "bench";

    public TimeSpan VisibilityGrace => TimeSpan.Zero;

    public TimeSpan TokenLifetime => TimeSpan.MaxValue;

    /// <summary>The next look from now.</summary>
    public async Task NextLookAsync(CancellationToken cancellationToken)
    {
        while (_looks.Reader.TryRead(out _))
        {
            // Earlier ones do not count.
        }

        await _looks.Reader.ReadAsync(cancellationToken);
    }

    public ValueTask<string?> FindAsync(SubmitToken token, string spec, CancellationToken cancellationToken) => ValueTask.FromResult<string?>(token.Value);

    public ValueTask<string> SubmitAsync(SubmitToken token, string spec, CancellationToken cancellationToken) => ValueTask.FromResult(token.Value);

    public ValueTask<RemoteStatus<string>> DescribeAsync(string handle, CancellationToken cancellationToken)
    {
        _looks.Writer.TryWrite(true);
        return ValueTask.FromResult(RemoteStatus<string>.Active("RUNNING"));
    }

    public ValueTask CancelAsync(string handle, CancellationToken cancellationToken) => ValueTask.CompletedTask;
}
