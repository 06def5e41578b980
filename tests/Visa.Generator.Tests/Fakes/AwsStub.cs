using System.Text.Json;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace Visa.Generator.Tests.Fakes;

/// <summary>Answers the few requests of a verb on a free port of loopback: PutRecords, and S3's put and empty listing.</summary>
internal sealed class AwsStub : IAsyncDisposable
{
    private readonly WebApplication _app;
    private int _records;

    private AwsStub(WebApplication app) => _app = app;

    public int RecordCount => _records;

    public List<string> Puts { get; } = [];

    public string Url => _app.Urls.Single();

    public static async Task<AwsStub> StartAsync()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        var stub = new AwsStub(builder.Build());
        stub._app.Run(stub.AnswerAsync);
        await stub._app.StartAsync();
        return stub;
    }

    public ValueTask DisposeAsync() => _app.DisposeAsync();

    private Task AnswerAsync(HttpContext context) => context.Request.Method switch
    {
        "POST" => PutRecordsAsync(context),
        "PUT" => PutObjectAsync(context),
        _ => ListAsync(context),
    };

    private async Task PutRecordsAsync(HttpContext context)
    {
        using var request = await JsonDocument.ParseAsync(context.Request.Body);
        var count = request.RootElement.GetProperty("Records").GetArrayLength();
        Interlocked.Add(ref _records, count);
        context.Response.ContentType = "application/x-amz-json-1.1";
        var taken = string.Join(',', Enumerable.Repeat("""{"SequenceNumber":"1","ShardId":"shardId-000000000000"}""", count));
        await context.Response.WriteAsync($$"""{"FailedRecordCount":0,"Records":[{{taken}}]}""");
    }

    private async Task PutObjectAsync(HttpContext context)
    {
        await context.Request.Body.CopyToAsync(Stream.Null);
        lock (Puts) Puts.Add(context.Request.Path);
        context.Response.Headers.ETag = "\"0\"";
    }

    private static Task ListAsync(HttpContext context)
    {
        context.Response.ContentType = "application/xml";
        return context.Response.WriteAsync("<ListBucketResult><Name>visa-lake</Name><KeyCount>0</KeyCount><IsTruncated>false</IsTruncated></ListBucketResult>");
    }
}
