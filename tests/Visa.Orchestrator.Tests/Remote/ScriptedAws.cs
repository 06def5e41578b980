using System.Collections.Concurrent;
using System.Text.Json;
using Amazon;
using Amazon.Runtime;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace Visa.Orchestrator.Tests.Remote;

/// <summary>An AWS JSON service on a free loopback port that answers each operation by a function of the request, and keeps what it was asked.</summary>
internal sealed class ScriptedAws : IAsyncDisposable
{
    private readonly WebApplication _app;
    private readonly Dictionary<string, Func<JsonElement, (int Status, string Body)>> _answers = [];

    private ScriptedAws(WebApplication app) => _app = app;

    public ConcurrentQueue<(string Operation, JsonElement Body)> Requests { get; } = [];

    public static async Task<ScriptedAws> StartAsync()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        var aws = new ScriptedAws(builder.Build());
        aws._app.Run(aws.AnswerAsync);
        await aws._app.StartAsync();
        return aws;
    }

    public ScriptedAws On(string operation, string body) => On(operation, _ => (200, body));

    public ScriptedAws On(string operation, Func<JsonElement, (int Status, string Body)> answer)
    {
        _answers[operation] = answer;
        return this;
    }

    public ScriptedAws Refuse(string operation, string code, string message = "no") =>
        On(operation, _ => (400, $$"""{"__type":"{{code}}","message":"{{message}}"}"""));

    /// <summary>Points a configuration here; the SDK retries nothing.</summary>
    public TConfig Configure<TConfig>(TConfig config)
        where TConfig : ClientConfig
    {
        config.ServiceURL = _app.Urls.Single();
        config.AuthenticationRegion = RegionEndpoint.EUWest1.SystemName;
        config.MaxErrorRetry = 0;
        return config;
    }

    public ValueTask DisposeAsync() => _app.DisposeAsync();

    private async Task AnswerAsync(HttpContext context)
    {
        using var body = await JsonDocument.ParseAsync(context.Request.Body, cancellationToken: context.RequestAborted);
        var operation = context.Request.Headers["X-Amz-Target"].ToString().Split('.')[^1];
        var request = body.RootElement.Clone();
        Requests.Enqueue((operation, request));
        var (status, answer) = _answers[operation](request);
        context.Response.StatusCode = status;
        context.Response.ContentType = "application/x-amz-json-1.1";
        await context.Response.WriteAsync(answer);
    }
}
