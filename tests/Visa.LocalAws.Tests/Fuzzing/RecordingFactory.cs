using System.Collections.Concurrent;
using Amazon.Runtime;

namespace Visa.LocalAws.Tests.Fuzzing;

/// <summary>Gives clients of the SDK an HTTP client that keeps what they send.</summary>
internal sealed class RecordingFactory : HttpClientFactory
{
    private readonly ConcurrentQueue<RecordedRequest> _requests = new();

    public IReadOnlyList<RecordedRequest> Requests => [.. _requests];

    public override HttpClient CreateHttpClient(IClientConfig clientConfig) => new(new Recorder(_requests));

    private sealed class Recorder(ConcurrentQueue<RecordedRequest> requests) : DelegatingHandler(new HttpClientHandler())
    {
        protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
        {
            var body = request.Content is null ? [] : await request.Content.ReadAsByteArrayAsync(cancellationToken);
            var headers = request.Headers.Concat(request.Content?.Headers ?? Enumerable.Empty<KeyValuePair<string, IEnumerable<string>>>())
                .Where(header => !header.Key.Equals("Content-Length", StringComparison.OrdinalIgnoreCase))
                .SelectMany(header => header.Value.Select(value => (header.Key, value)));
            requests.Enqueue(new RecordedRequest(request.Method.Method, request.RequestUri!.PathAndQuery, [.. headers], body));
            return await base.SendAsync(request, cancellationToken);
        }
    }
}
