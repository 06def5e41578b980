using System.Diagnostics;

namespace Visa.Benchmarks.LocalAws;

/// <summary>A plain client of one bucket, whose requests are not signed.</summary>
internal sealed class S3Load : IDisposable
{
    private const int Connections = 8;
    private const int ObjectsAConnection = 8;
    private const int ObjectBytes = 1_000_000;

    private readonly HttpClient _http;
    private readonly byte[] _content = new byte[ObjectBytes];

    private S3Load(string url)
    {
        _http = new HttpClient { BaseAddress = new Uri(url) };
        new Random(1).NextBytes(_content);
    }

    public static async Task<S3Load> CreateAsync(string url, CancellationToken cancellationToken)
    {
        var load = new S3Load(url);
        using var created = await load._http.PutAsync("/bench", null, cancellationToken);
        created.EnsureSuccessStatusCode();
        return load;
    }

    /// <summary>Megabytes put a second.</summary>
    public Task<double> PutAsync(TimeSpan duration, CancellationToken cancellationToken) => RunAsync(duration, PutOneAsync, cancellationToken);

    /// <summary>Megabytes read a second, of objects that were put before.</summary>
    public Task<double> GetAsync(TimeSpan duration, CancellationToken cancellationToken) => RunAsync(duration, GetOneAsync, cancellationToken);

    public void Dispose() => _http.Dispose();

    private static async Task<double> RunAsync(TimeSpan duration, Func<string, CancellationToken, Task> act, CancellationToken cancellationToken)
    {
        var watch = Stopwatch.StartNew();
        var counts = await Task.WhenAll(Enumerable.Range(0, Connections).Select(connection => Task.Run(
            async () =>
            {
                var count = 0L;
                for (; watch.Elapsed < duration || count < ObjectsAConnection; count++)
                {
                    await act($"/bench/{connection}/{count % ObjectsAConnection}", cancellationToken);
                }

                return count;
            },
            cancellationToken)));
        return counts.Sum() * (ObjectBytes / 1_000_000.0) / watch.Elapsed.TotalSeconds;
    }

    private async Task PutOneAsync(string path, CancellationToken cancellationToken)
    {
        using var response = await _http.PutAsync(path, new ByteArrayContent(_content), cancellationToken);
        response.EnsureSuccessStatusCode();
    }

    private async Task GetOneAsync(string path, CancellationToken cancellationToken)
    {
        using var response = await _http.GetAsync(path, HttpCompletionOption.ResponseContentRead, cancellationToken);
        response.EnsureSuccessStatusCode();
    }
}
