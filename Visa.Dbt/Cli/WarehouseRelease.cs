using System.Globalization;
using System.Net.Http.Headers;
using System.Text;
using System.Text.Json.Nodes;

namespace Visa.Dbt.Cli;

/// <summary>The embedded AWS's warehouse file, lent to an external dbt until this is disposed of.</summary>
internal sealed class WarehouseRelease : IAsyncDisposable
{
    private const int LongestSeconds = 3600;
    private const string FileField = "Path";

    private readonly HttpClient _http;
    private readonly string _database;
    private readonly TimeProvider _time;

    private WarehouseRelease(HttpClient http, string database, TimeProvider time)
    {
        _http = http;
        _database = database;
        _time = time;
    }

    public required string Path { get; init; }

    /// <summary>Null on AWS, where there is no file: <c>AWS_ENDPOINT_URL</c> is not set, or is no loopback address.</summary>
    public static async Task<WarehouseRelease?> TakeAsync(Func<string, string?> environment, TimeProvider time, CancellationToken cancellationToken)
    {
        if (!Uri.TryCreate(environment("AWS_ENDPOINT_URL"), UriKind.Absolute, out var endpoint) || !endpoint.IsLoopback) return null;
        var database = environment("DBT_DATABASE") ?? "visa";
        var http = new HttpClient { BaseAddress = endpoint };
        var answer = await CallAsync(http, "ReleaseWarehouse", new JsonObject { ["Database"] = database, ["Seconds"] = LongestSeconds }, time, cancellationToken);
        return new WarehouseRelease(http, database, time) { Path = answer[FileField]!.GetValue<string>() };
    }

    public async ValueTask DisposeAsync()
    {
        await CallAsync(_http, "ReturnWarehouse", new JsonObject { ["Database"] = _database }, _time, CancellationToken.None);
        _http.Dispose();
    }

    private static async Task<JsonNode> CallAsync(HttpClient http, string operation, JsonObject body, TimeProvider time, CancellationToken cancellationToken)
    {
        var date = time.GetUtcNow().UtcDateTime.ToString("yyyyMMdd'T'HHmmss'Z'", CultureInfo.InvariantCulture);
        using var request = new HttpRequestMessage(HttpMethod.Post, "/") { Content = new ByteArrayContent(Encoding.UTF8.GetBytes(body.ToJsonString())) };
        request.Content.Headers.ContentType = new MediaTypeHeaderValue("application/x-amz-json-1.1");
        request.Headers.TryAddWithoutValidation("X-Amz-Target", $"LocalAws.{operation}");
        request.Headers.TryAddWithoutValidation("X-Amz-Date", date);
        request.Headers.TryAddWithoutValidation("Authorization", $"AWS4-HMAC-SHA256 Credential=local/{date[..8]}/eu-west-1/redshift-data/aws4_request, SignedHeaders=host;x-amz-date, Signature=0");
        using var response = await http.SendAsync(request, cancellationToken);
        var text = await response.Content.ReadAsStringAsync(cancellationToken);
        return response.IsSuccessStatusCode ? JsonNode.Parse(text.Length == 0 ? "{}" : text)! : throw new DbtException($"The embedded AWS did not lend the warehouse's file: {text}");
    }
}
