using System.Collections.Concurrent;
using System.Diagnostics;
using System.Net;
using System.Text;
using System.Text.Json;
using System.Xml;
using System.Xml.Linq;
using Visa.LocalAws.Protocol.Cbor;
using Visa.LocalAws.Tests.Hosting;
using Xunit.Abstractions;

namespace Visa.LocalAws.Tests.Fuzzing;

/// <summary>Mutated requests of real clients: each is answered, by success or by a well-formed error of AWS's, never by a failure of our own.</summary>
public sealed class FuzzTests(ITestOutputHelper output) : IDisposable
{
    private const int Requests = 3_000;
    private const int LongRequests = 100_000;
    private const int Seed = 20260101;
    private const int Connections = 4;
    /// <summary>What the Redshift Data API's model answers with status 500 when a database does not exist.</summary>
    private const string OwnFault = "\"__type\":\"DatabaseConnectionException\"";

    private const string ConnectionLost = "the connection was lost";
    private const long MemoryAllowance = 96 * 1024 * 1024;

    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Request_Mutated_IsAnsweredInAwssWords(bool isSigned)
    {
        var count = (Environment.GetEnvironmentVariable("VISA_TEST_LONG") == "1" ? LongRequests : Requests) / (isSigned ? 4 : 1);
        string[] settings = isSigned ? ["--LocalAws:Credentials:test=test"] : [];
        await using var aws = await RunningLocalAws.StartAsync(
            _folder.Path, settings: [.. settings, "--Kinesis:EnforceLimits=false", "--Kinesis:SubscriptionLifetime=00:00:01", "--Firehose:StopTimeout=00:00:00.100", "--Logging:LogLevel:Default=None"]);
        IReadOnlyList<RecordedRequest> corpus = [.. await new ClientCalls(aws.Url).RecordAsync(), .. TableCalls.Read()];
        using var http = new HttpClient(new SocketsHttpHandler { AllowAutoRedirect = false }) { BaseAddress = new Uri(aws.Url), Timeout = TimeSpan.FromSeconds(60) };
        foreach (var request in corpus)
        {
            Assert.Null(await ProblemAsync(http, request));
        }

        var mutator = new Mutator(new Random(Seed));
        var random = new Random(Seed);
        var failures = new ConcurrentDictionary<string, string>(StringComparer.Ordinal);
        var times = new ConcurrentDictionary<string, TimeSpan>(StringComparer.Ordinal);
        var requests = Enumerable.Range(0, count).Select(_ => mutator.Mutate(corpus[random.Next(corpus.Count)]));
        using var next = requests.GetEnumerator();
        await SendAsync(http, next, count / 3, failures, times);
        var before = GC.GetTotalMemory(forceFullCollection: true);
        await SendAsync(http, next, count - (count / 3), failures, times);
        var growth = GC.GetTotalMemory(forceFullCollection: true) - before;
        output.WriteLine($"{count} mutated requests of {corpus.Count} kinds, {failures.Count} failures, memory grew by {growth / 1024} KiB.");
        output.WriteLine($"Most time went to {string.Join(", ", times.OrderByDescending(time => time.Value).Take(6).Select(time => $"{time.Key} {time.Value.TotalSeconds:F1} s"))}.");
        Assert.True(failures.IsEmpty, string.Join("\n", failures.Take(20).Select(failure => $"{failure.Key}\n    {failure.Value[..Math.Min(700, failure.Value.Length)]}")));
        Assert.True(growth < MemoryAllowance, $"Memory grew by {growth} bytes.");
    }

    /// <summary>Sends the next requests, several at once.</summary>
    private static Task SendAsync(HttpClient http, IEnumerator<RecordedRequest> next, int count, ConcurrentDictionary<string, string> failures, ConcurrentDictionary<string, TimeSpan> times) => Parallel.ForEachAsync(
        Take(next, count),
        new ParallelOptions { MaxDegreeOfParallelism = Connections },
        async (request, _) =>
        {
            var watch = Stopwatch.StartNew();
            // A kept connection may be closed by the server as the next request is on its way; only a second failure is the request's.
            var found = await ProblemAsync(http, request);
            found = found == ConnectionLost ? await ProblemAsync(http, request) : found;
            times.AddOrUpdate(request.Operation ?? request.Method, watch.Elapsed, (_, sum) => sum + watch.Elapsed);
            if (found is { } problem)
            {
                failures.TryAdd($"{request.Operation ?? request.Method}: {problem}", $"{request.Method} {request.Target} {string.Join("; ", request.Headers)} {Encoding.UTF8.GetString(request.Body)}");
            }
        });

    private static IEnumerable<RecordedRequest> Take(IEnumerator<RecordedRequest> next, int count)
    {
        for (; count > 0 && next.MoveNext(); count--)
        {
            yield return next.Current;
        }
    }

    /// <summary>What is wrong with the answer; null for nothing.</summary>
    private static async Task<string?> ProblemAsync(HttpClient http, RecordedRequest recorded)
    {
        using var request = new HttpRequestMessage(new HttpMethod(recorded.Method), recorded.Target);
        request.Content = recorded.Body.Length > 0 || recorded.Method is "PUT" or "POST" ? new ByteArrayContent(recorded.Body) : null;
        foreach (var (name, value) in recorded.Headers)
        {
            var clean = value.ReplaceLineEndings("").Replace("\0", "", StringComparison.Ordinal);
            if (!request.Headers.TryAddWithoutValidation(name, clean))
            {
                request.Content?.Headers.TryAddWithoutValidation(name, clean);
            }
        }

        try
        {
            using var response = await http.SendAsync(request);
            var content = await response.Content.ReadAsByteArrayAsync();
            var isCbor = response.Content.Headers.ContentType?.MediaType?.Contains("cbor", StringComparison.Ordinal) == true;
            return Judge(response, Encoding.UTF8.GetString(isCbor ? CborToJson.Convert(content).Span : content), recorded);
        }
        catch (HttpRequestException refusal)
        {
            // The client itself may refuse to send what was made of the request; a connection that the server broke is a failure.
            return refusal.HttpRequestError is HttpRequestError.ConnectionError or HttpRequestError.ResponseEnded ? ConnectionLost : null;
        }
        catch (InvalidOperationException)
        {
            return null;
        }
    }

    private static string? Judge(HttpResponseMessage response, string body, RecordedRequest recorded)
    {
        var status = response.StatusCode;
        if (status is >= HttpStatusCode.InternalServerError and not HttpStatusCode.NotImplemented && !body.Contains(OwnFault, StringComparison.Ordinal))
        {
            return $"status {(int)status}: {body}";
        }

        // What the HTTP server refuses before any service sees it has no body.
        var isOwn = response.Headers.Any(header => header.Key.StartsWith("x-amz", StringComparison.OrdinalIgnoreCase));
        if (status < HttpStatusCode.BadRequest || recorded.Method == "HEAD" || !isOwn)
        {
            return null;
        }

        return IsWellFormed(body) ? null : $"status {(int)status} with the body {body}";
    }

    private static bool IsWellFormed(string body)
    {
        try
        {
            return body.StartsWith('{')
                ? JsonDocument.Parse(body).RootElement.GetProperty("__type").GetString()!.Length > 0
                : XDocument.Load(XmlReader.Create(new StringReader(body), new XmlReaderSettings { CheckCharacters = false })).Descendants().Any(element => element.Name.LocalName == "Code" && element.Value.Length > 0);
        }
        catch (Exception malformed) when (malformed is JsonException or XmlException or KeyNotFoundException)
        {
            return false;
        }
    }
}
