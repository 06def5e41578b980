using System.Diagnostics.Metrics;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using Visa.Scoring.Serving;
using Visa.Scoring.Telemetry;

namespace Visa.Scoring.Tests.Serving;

public sealed class OverloadGuardTests : IAsyncDisposable
{
    private readonly ServiceProvider _services = new ServiceCollection().AddMetrics().AddLogging().AddProblemDetails().BuildServiceProvider();
    private readonly TaskCompletionSource _work = new();
    private readonly OverloadGuard _guard;
    private int _begun;

    public OverloadGuardTests() => _guard = new OverloadGuard(
        _ =>
        {
            Interlocked.Increment(ref _begun);
            return _work.Task;
        },
        Options.Create(new ServingOptions { MaxCallsAtOnce = 2 }),
        new ScoringTelemetry(_services.GetRequiredService<IMeterFactory>()));

    public ValueTask DisposeAsync() => _services.DisposeAsync();

    [Fact]
    public async Task InvokeAsync_BeyondTheMost_RefusesBeforeAnyWork()
    {
        var first = _guard.InvokeAsync(Call("/visa.scoring.v1.Scoring/ScoreBatch"));
        var second = _guard.InvokeAsync(Call("/api/score"));
        var grpc = Call("/visa.scoring.v1.Scoring/ScoreBatch");
        await _guard.InvokeAsync(grpc);
        var rest = Call("/api/explain");
        await _guard.InvokeAsync(rest);

        Assert.Equal(2, _begun);
        Assert.Equal((200, "application/grpc", "8"), (grpc.Response.StatusCode, grpc.Response.ContentType, grpc.Response.Headers["grpc-status"].ToString()));
        Assert.Equal((429, "1"), (rest.Response.StatusCode, rest.Response.Headers.RetryAfter.ToString()));

        _work.SetResult();
        await Task.WhenAll(first, second);
        await _guard.InvokeAsync(Call("/api/score"));
        Assert.Equal(3, _begun);
    }

    [Fact]
    public void InvokeAsync_OtherCalls_AreNotCounted()
    {
        for (var i = 0; i < 10; i++) _ = _guard.InvokeAsync(Call("/api/alerts"));

        Assert.Equal(10, _begun);
        _work.SetResult();
    }

    private DefaultHttpContext Call(string path) => new() { RequestServices = _services, Request = { Path = path }, Response = { Body = new MemoryStream() } };
}
