using System.Collections.Concurrent;
using Microsoft.Extensions.Options;
using Visa.LocalAws.Firehose.Streams;

namespace Visa.LocalAws.Firehose.Delivery;

/// <summary>Runs one delivery loop for each delivery stream, from the start of the process or the stream's creation on.</summary>
internal sealed class DeliveryHost(DeliveryStreamRegistry streams, IServiceProvider services, IOptions<FirehoseOptions> options, TimeProvider time, ILogger<DeliveryHost> logger)
    : IHostedService, IDisposable
{
    private readonly ConcurrentDictionary<DeliveryStream, RunningDelivery> _running = new();

    public async Task StartAsync(CancellationToken cancellationToken)
    {
        await streams.LoadAsync(cancellationToken);
        foreach (var stream in streams.All)
        {
            Start(stream);
        }

        logger.DeliveryStarted(_running.Count);
    }

    public void Start(DeliveryStream stream)
    {
        var loop = ActivatorUtilities.CreateInstance<DeliveryLoop>(services, stream);
        _running[stream] = new RunningDelivery(loop, time);
    }

    /// <summary>Delivers what is buffered, for as long as <see cref="FirehoseOptions.StopTimeout"/> allows, and ends.</summary>
    public async Task StopAsync(DeliveryStream stream)
    {
        if (_running.TryRemove(stream, out var delivery))
        {
            await delivery.StopAsync(options.Value.StopTimeout);
            delivery.Dispose();
        }
    }

    public async Task StopAsync(CancellationToken cancellationToken) => await Task.WhenAll(streams.All.Select(StopAsync));

    public void Dispose()
    {
        foreach (var delivery in _running.Values)
        {
            delivery.Dispose();
        }
    }
}
