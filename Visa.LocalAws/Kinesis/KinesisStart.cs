using Visa.LocalAws.Kinesis.Streams;
using Visa.LocalAws.Protocol;

namespace Visa.LocalAws.Kinesis;

/// <summary>Opens what is stored before the first call is answered, and ends what a stop had interrupted.</summary>
internal sealed class KinesisStart(StreamRegistry streams, SealedTokens tokens, ILogger<KinesisStart> logger) : IHostedService
{
    public async Task StartAsync(CancellationToken cancellationToken)
    {
        await tokens.LoadAsync(cancellationToken);
        await streams.LoadAsync(cancellationToken);
        foreach (var stream in streams.All.Where(stream => StreamPassage.IsUnderWay(stream.Metadata)))
        {
            await streams.SettleAsync(stream.Name, cancellationToken);
        }

        logger.StreamsOpened(streams.All.Count);
    }

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;
}
