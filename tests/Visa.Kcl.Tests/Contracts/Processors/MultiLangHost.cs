using System.IO.Pipelines;
using Amazon.Kinesis.ClientLibrary;
using Amazon.Kinesis.ClientLibrary.MultiLang;
using Microsoft.Extensions.Logging.Abstractions;
using Visa.Kcl.Tests.Hosting;
using Visa.Kcl.Tests.MultiLang;

namespace Visa.Kcl.Tests.Contracts.Processors;

/// <summary>A session of the process side in real time, between the pipes of a daemon that does what AWS's does.</summary>
internal sealed class MultiLangHost : IHostUnderTest
{
    private readonly Pipe _toProcess = new();
    private readonly Pipe _toDaemon = new();
    private readonly CancellationTokenSource _stop = new();
    private readonly ModelDaemon _daemon = new();
    private Task _run = Task.CompletedTask;

    public string Checkpoint => _daemon.Checkpoint.ToString();

    public void Start(IShardRecordProcessor processor, string checkpoint = "TRIM_HORIZON")
    {
        var options = TestParts.Options();
        options.TaskBackoffTime = TimeSpan.FromMilliseconds(1);
        _run = Task.Run(() => RunProcessAsync(options, processor));
        _daemon.Start(NativeHost.Position(checkpoint), _toProcess.Writer.AsStream(), _toDaemon.Reader.AsStream());
    }

    public string Put(byte[] data, string partitionKey = "k") => _daemon.Put(data, partitionKey);

    public void Throttle(int writes) => _daemon.Throttled = writes;

    public void LoseLease() => _daemon.LoseLease();

    public void EndShard() => _daemon.EndShard();

    public void Stop() => _daemon.Stop();

    public async ValueTask DisposeAsync()
    {
        await _daemon.DisposeAsync();
        await _stop.CancelAsync();
        await _run;
        _stop.Dispose();
    }

    private async Task RunProcessAsync(KclOptions options, IShardRecordProcessor processor)
    {
        using var connection = new DaemonConnection(_toProcess.Reader.AsStream(), _toDaemon.Writer.AsStream(), NullLogger<DaemonConnection>.Instance);
        await using (var session = new DaemonSession(connection, TestParts.Processors(options, TimeProvider.System, _ => processor)))
            await session.RunAsync(_stop.Token);
        await _toDaemon.Writer.CompleteAsync();
    }
}
