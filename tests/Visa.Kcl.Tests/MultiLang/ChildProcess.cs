using System.Collections.Concurrent;
using System.Diagnostics;
using System.Text;
using System.Text.Json;

namespace Visa.Kcl.Tests.MultiLang;

/// <summary>The tests' own executable as AWS's MultiLangDaemon starts it: over pipes, with a shard of its own.</summary>
internal sealed class ChildProcess : IAsyncDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(2);

    private readonly Process _process;
    private readonly ConcurrentQueue<string> _told = [];
    private readonly ConcurrentQueue<string> _errors = [];
    private readonly Task _errorDrain;

    private ChildProcess(Process process)
    {
        _process = process;
        _errorDrain = DrainErrorsAsync();
    }

    /// <summary>What the processor told on stderr.</summary>
    public IReadOnlyList<string> Told => [.. _told];

    /// <summary>Everything on stderr.</summary>
    public string Errors => string.Join(Environment.NewLine, _errors);

    public int Id => _process.Id;

    public int ExitCode => _process.ExitCode;

    public static ChildProcess Start(params string[] arguments)
    {
        var start = new ProcessStartInfo("dotnet")
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            StandardInputEncoding = new UTF8Encoding(false),
            StandardOutputEncoding = new UTF8Encoding(false),
            StandardErrorEncoding = new UTF8Encoding(false),
        };
        foreach (var argument in (string[])[typeof(ChildProcess).Assembly.Location, .. arguments.Length > 0 ? arguments : ["multilang"]])
            start.ArgumentList.Add(argument);
        return new(Process.Start(start)!);
    }

    public async Task SendAsync(string line) => await SendRawAsync(line + "\n");

    public async Task SendRawAsync(string text)
    {
        await _process.StandardInput.WriteAsync(text);
        await _process.StandardInput.FlushAsync();
    }

    /// <summary>The next line on stdout, which must be one that the daemon understands.</summary>
    public async Task<JsonElement> ReceiveAsync()
    {
        using var timeout = new CancellationTokenSource(Patience);
        var line = await _process.StandardOutput.ReadLineAsync(timeout.Token);
        Assert.True(line is not null, $"The process ended: {Errors}");
        return DaemonLines.ReadStrictly(line!);
    }

    public async Task ExpectStatusAsync(string responseFor)
    {
        var message = await ReceiveAsync();
        Assert.Equal(("status", responseFor), (message.GetProperty("action").GetString(), message.GetProperty("responseFor").GetString()));
    }

    /// <summary>Sends an action and awaits that it is done.</summary>
    public async Task DoAsync(string line, string responseFor)
    {
        await SendAsync(line);
        await ExpectStatusAsync(responseFor);
    }

    /// <summary>Awaits a checkpoint; answers its position, with null for none.</summary>
    public async Task<(string? SequenceNumber, long? Sub)> ExpectCheckpointAsync()
    {
        var message = await ReceiveAsync();
        Assert.Equal("checkpoint", message.GetProperty("action").GetString());
        return (message.GetProperty("sequenceNumber").GetString(), message.TryGetProperty("subSequenceNumber", out var sub) ? sub.GetInt64() : null);
    }

    public async Task TellsAsync(string what)
    {
        var startedAt = Stopwatch.GetTimestamp();
        while (!Told.Contains(what))
        {
            Assert.True(Stopwatch.GetElapsedTime(startedAt) < Patience, $"It never told '{what}': {Errors}");
            await Task.Delay(20);
        }
    }

    /// <summary>The daemon closes the pipe; the process must then end, without another word.</summary>
    public async Task CloseAsync()
    {
        _process.StandardInput.Close();
        await ExitsAsync();
    }

    public async Task ExitsAsync()
    {
        using var timeout = new CancellationTokenSource(Patience);
        Assert.Equal("", await _process.StandardOutput.ReadToEndAsync(timeout.Token));
        await _process.WaitForExitAsync(timeout.Token);
        await _errorDrain;
    }

    public async ValueTask DisposeAsync()
    {
        if (!_process.HasExited)
            _process.Kill();
        await _process.WaitForExitAsync();
        await _errorDrain;
        _process.Dispose();
    }

    private async Task DrainErrorsAsync()
    {
        while (await _process.StandardError.ReadLineAsync() is { } line)
        {
            _errors.Enqueue(line);
            if (line.StartsWith("> ", StringComparison.Ordinal))
                _told.Enqueue(line[2..]);
        }
    }
}
