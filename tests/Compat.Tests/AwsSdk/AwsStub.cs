using System.Text;
using Amazon;
using Amazon.Runtime;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace Compat.Tests.AwsSdk;

/// <summary>An HTTP server on a free loopback port that keeps what it is asked and gives the answers in turn, the last one for ever.</summary>
internal sealed class AwsStub : IAsyncDisposable
{
    private readonly WebApplication _app;
    private readonly Queue<StubAnswer> _answers;

    private AwsStub(WebApplication app, IEnumerable<StubAnswer> answers)
    {
        _app = app;
        _answers = new Queue<StubAnswer>(answers);
    }

    public List<StubRequest> Requests { get; } = [];

    public string Address => _app.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.Single();

    public static async Task<AwsStub> StartAsync(params StubAnswer[] answers)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        var stub = new AwsStub(builder.Build(), answers);
        stub._app.Run(stub.AnswerAsync);
        await stub._app.StartAsync();
        return stub;
    }

    /// <summary>Points a configuration here.</summary>
    public TConfig Configure<TConfig>(TConfig config)
        where TConfig : ClientConfig
    {
        config.ServiceURL = Address;
        config.AuthenticationRegion = RegionEndpoint.EUWest1.SystemName;
        return config;
    }

    public ValueTask DisposeAsync() => _app.DisposeAsync();

    private async Task AnswerAsync(HttpContext context)
    {
        using var body = new StreamReader(context.Request.Body, Encoding.UTF8);
        var request = new StubRequest(context.Request.Headers.ToDictionary(h => h.Key, h => h.Value.ToString()), await body.ReadToEndAsync());
        StubAnswer answer;
        lock (Requests)
        {
            Requests.Add(request);
            answer = _answers.Count > 1 ? _answers.Dequeue() : _answers.Peek();
        }
        context.Response.StatusCode = answer.Status;
        context.Response.ContentType = "application/x-amz-json-1.1";
        context.Response.Headers["x-amzn-RequestId"] = "11111111-2222-3333-4444-555555555555";
        await context.Response.WriteAsync(answer.Body);
    }
}
