using System.Text.Json;

namespace Visa.Generator.Reconciliation;

/// <summary>Asks Scoring for the state of its alert queue.</summary>
internal sealed class ScoringClient(HttpClient http, ILogger<ScoringClient> logger)
{
    /// <summary>Null when Scoring did not answer.</summary>
    public async Task<ScoringStatus?> TryGetStatusAsync(CancellationToken cancellationToken)
    {
        try
        {
            await using var body = await http.GetStreamAsync(new Uri("/api/status", UriKind.Relative), cancellationToken);
            using var status = await JsonDocument.ParseAsync(body, cancellationToken: cancellationToken);
            return new ScoringStatus(Read(status, "alerts"), Read(status, "duplicate_alerts"), Read(status, "decisions_seen"));
        }
        catch (Exception exception) when (exception is HttpRequestException or JsonException or KeyNotFoundException or InvalidOperationException)
        {
            logger.ScoringUnreachable(exception.Message);
            return null;
        }
    }

    private static long Read(JsonDocument status, string name) => status.RootElement.GetProperty(name).GetInt64();
}
